import type { HeaderView, MediaTypeView, OperationView, ParameterView } from "../../host/wire";

/** What the fields of Try hold: a text for each parameter that is sent. */
export type Values = Readonly<Record<string, string>>;
export type Request = { method: string; target: string; headers: HeaderView[]; body: string | null };

export function fieldKey(parameter: ParameterView): string {
  return `${parameter.location}:${parameter.name}`;
}

/** Required parameters begin with their sample; optional ones begin empty, so that they are not sent. */
export function initialValues(operation: OperationView): Values {
  return Object.fromEntries(operation.parameters.map((parameter) => [fieldKey(parameter), parameter.required ? parameter.sample : ""]));
}

/** The media type that Try sends: JSON where there is one. */
export function bodyType(operation: OperationView): MediaTypeView | undefined {
  const content = operation.requestBody?.content ?? [];
  return content.find((media) => isJson(media.name)) ?? content[0];
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType);
}

/** The body that Try begins with: the sample, in the form that its media type asks. */
export function initialBody(operation: OperationView): string {
  const media = bodyType(operation);
  const sample = media?.sample ?? "";
  if (media === undefined || !/^application\/x-www-form-urlencoded/i.test(media.name)) return sample;
  try {
    return formBody(JSON.parse(sample), "").join("&");
  } catch {
    return sample;
  }
}

/** An object as form fields; deeper values in brackets, as `address[city]=…`. */
function formBody(value: unknown, name: string): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [`${encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]")}=${encodeURIComponent(String(value))}`];
  return Object.entries(value).flatMap(([key, part]) => formBody(part, name === "" ? key : `${name}[${key}]`));
}

/** Header fields written one a line, as `Name: value`. */
export function headerLines(text: string): HeaderView[] {
  return text.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim();
    return colon < 1 || /[^!#$%&'*+.^_`|~\w-]/.test(name) ? [] : [{ name, value: line.slice(colon + 1).trim() }];
  });
}

/** A line of `text` that is no header field. */
export function badHeaderLine(text: string): string | undefined {
  return text.split("\n").find((line) => line.trim() !== "" && headerLines(line).length === 0);
}

/** Made-up credentials for what the operation asks for, as header lines; the mock takes any that is well formed. */
export function initialHeaders(operation: OperationView): string {
  const cookies = operation.credentials.filter((one) => one.location === "cookie").map((one) => `${one.name}=${one.sample}`);
  const headers = operation.credentials.filter((one) => one.location === "header").map((one) => `${one.name}: ${one.sample}`);
  return [...headers, ...(cookies.length === 0 ? [] : [`Cookie: ${cookies.join("; ")}`])].join("\n");
}

/** Names of required parameters that have no value. */
export function missing(operation: OperationView, values: Values): string[] {
  return operation.parameters.filter((parameter) => parameter.required && (values[fieldKey(parameter)] ?? "") === "").map((parameter) => parameter.name);
}

/** Path, query, header fields and body, encoded as they travel. */
export function requestOf(operation: OperationView, values: Values, body: string, extra: string): Request {
  const given = (location: string) => operation.parameters.filter((parameter) => parameter.location === location).flatMap((parameter) => {
    const value = values[fieldKey(parameter)] ?? "";
    return value === "" ? [] : [{ name: parameter.name, value }];
  });
  let path = operation.path;
  for (const { name, value } of given("path")) path = path.replaceAll(`{${name}}`, encodeURIComponent(value));
  const keys = operation.credentials.filter((one) => one.location === "query").map((one) => ({ name: one.name, value: one.sample }));
  const query = [...given("query"), ...keys].map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  const media = bodyType(operation);
  const sendsBody = media !== undefined && body.trim() !== "";
  const cookies = given("cookie").map(({ name, value }) => `${name}=${value}`).join("; ");
  const headers = [
    ...headerLines(extra),
    ...given("header"),
    ...(cookies === "" ? [] : [{ name: "Cookie", value: cookies }]),
    ...(sendsBody ? [{ name: "Content-Type", value: media.name }] : []),
  ];
  return { method: operation.method, target: `${operation.basePath}${path}${query === "" ? "" : `?${query}`}`, headers, body: sendsBody ? body : null };
}

/** Why a text is not JSON, in one line; `undefined` when it is. */
export function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message.split("\n")[0] : String(thrown);
  }
}

/** A path split into its fixed and its templated parts. */
export function pathParts(path: string): { text: string; variable: boolean }[] {
  return path.split(/(\{[^}]*\})/).filter((text) => text !== "").map((text) => ({ text, variable: text.startsWith("{") }));
}
