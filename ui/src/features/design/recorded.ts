import type { Recorded } from "../../app/store";
import type { HeaderView, OperationView, ParameterView } from "../../host/wire";
import { isMasked } from "../../kit/masks";
import { fieldKey, initialBody, initialHeaders, initialValues } from "./model";
import type { Values } from "./model";

/** What the fields of Try begin with, and the names of what found no place in them. */
export type Beginning = { values: Values; headers: string; body: string; left: string[] };

/** The sample of an operation. */
export function sampled(operation: OperationView): Beginning {
  return { values: initialValues(operation), headers: initialHeaders(operation), body: initialBody(operation), left: [] };
}

/** Fields that the client sends anew. */
const ownFields = /^(?:host|connection|content-length|content-type|transfer-encoding|accept-encoding|user-agent|cookie|:.*|sec-.*)$/i;

/** A recorded request in the fields of its operation; a masked value gives way to the sample. */
export function filledFrom(operation: OperationView, recorded: Recorded): Beginning {
  const [path = "", query = ""] = recorded.target.split(/\?(.*)/s);
  const pairs = [...new URLSearchParams(query)].filter(([, value]) => !isMasked(value));
  const inPath = pathValues(`${operation.basePath}${operation.path}`, path);
  const sentIn = (location: string) => (name: string) => {
    if (location === "path") return inPath[name];
    if (location === "query") return pairs.find(([key]) => key === name)?.[1];
    return location === "header" ? headerOf(recorded.headers, name) : undefined;
  };
  const values = operation.parameters.map((one): [string, string] => [fieldKey(one), sentIn(one.location)(one.name) ?? (one.required ? one.sample : "")]);
  return { values: Object.fromEntries(values), headers: headersOf(operation, recorded.headers), body: recorded.body ?? "", left: leftOver(operation.parameters, pairs) };
}

/** The parts of a path that stand for the names of its template. */
export function pathValues(template: string, path: string): Record<string, string> {
  const names: string[] = [];
  const pattern = template.split(/\{([^}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(part);
    return "([^/]*)";
  });
  const found = new RegExp(`${pattern.join("")}$`).exec(path);
  return Object.fromEntries(names.flatMap((name, index) => {
    const value = found?.[index + 1];
    return value === undefined || isMasked(value) ? [] : [[name, decoded(value)]];
  }));
}

function headersOf(operation: OperationView, sent: readonly HeaderView[]): string {
  const own = operation.parameters.filter((one) => one.location === "header").map((one) => one.name.toLowerCase());
  const kept = sent.filter((one) => !ownFields.test(one.name) && !own.includes(one.name.toLowerCase()) && !isMasked(one.value));
  const names = kept.map((one) => one.name.toLowerCase());
  const samples = initialHeaders(operation).split("\n").filter((line) => line !== "" && !names.includes(line.split(":")[0]?.toLowerCase() ?? ""));
  return [...samples, ...kept.map((one) => `${one.name}: ${one.value}`)].join("\n");
}

function headerOf(sent: readonly HeaderView[], name: string): string | undefined {
  const found = sent.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found === undefined || isMasked(found.value) ? undefined : found.value;
}

/** Query parameters that the operation does not declare, and repetitions of those that it does. */
function leftOver(parameters: readonly ParameterView[], pairs: readonly [string, string][]): string[] {
  const declared = new Set(parameters.filter((one) => one.location === "query").map((one) => one.name));
  const seen = new Set<string>();
  const left = pairs.filter(([name]) => {
    const isLeft = !declared.has(name) || seen.has(name);
    seen.add(name);
    return isLeft;
  });
  return [...new Set(left.map(([name]) => name))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
