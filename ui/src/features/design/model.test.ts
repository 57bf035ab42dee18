import { expect, it } from "vitest";
import type { OperationView, ParameterView } from "../../host/wire";
import { badHeaderLine, bodyType, headerLines, initialBody, initialHeaders, initialValues, jsonError, missing, pathParts, requestOf } from "./model";

const parameter = (location: string, name: string, required: boolean, sample: string): ParameterView => ({
  name, location, required, sample, deprecated: false, typeText: "string", rules: "", description: null, options: [], document: "a.yaml", pointer: "",
});

const operation: OperationView = {
  document: "a.yaml", pointer: "/paths/~1pets~1{petId}/put", method: "PUT", path: "/pets/{petId}", operationId: "replacePet", summary: null, description: null,
  tags: [], deprecated: false, basePath: "/v1", security: [], credentials: [], responses: [],
  parameters: [parameter("path", "petId", true, "a/b c"), parameter("query", "expand[]", false, "owner"), parameter("header", "X-Trace", false, ""), parameter("cookie", "sid", false, "")],
  requestBody: { required: true, description: null, content: [
    { name: "application/xml", schema: [], sample: null, sampleSource: "" },
    { name: "application/merge-patch+json", schema: [], sample: "{}", sampleSource: "generated" },
  ] },
};

it("prefills what is required and leaves the rest out", () => {
  expect(initialValues(operation)).toEqual({ "path:petId": "a/b c", "query:expand[]": "", "header:X-Trace": "", "cookie:sid": "" });
});

it("encodes path and query and keeps the base path", () => {
  const values = { ...initialValues(operation), "query:expand[]": "a&b" };
  expect(requestOf(operation, values, "", "").target).toBe("/v1/pets/a%2Fb%20c?expand%5B%5D=a%26b");
});

it("sends header fields, cookies and the body's type", () => {
  const values = { ...initialValues(operation), "header:X-Trace": "1", "cookie:sid": "s" };
  expect(requestOf(operation, values, '{"a":1}', "")).toMatchObject({
    body: '{"a":1}',
    headers: [{ name: "X-Trace", value: "1" }, { name: "Cookie", value: "sid=s" }, { name: "Content-Type", value: "application/merge-patch+json" }],
  });
});

it("prefers JSON among the media types", () => expect(bodyType(operation)?.name).toBe("application/merge-patch+json"));

it("names what is missing", () => expect(missing(operation, { "path:petId": "" })).toEqual(["petId"]));

it("says what is wrong with JSON in one line", () => {
  expect(jsonError("{}")).toBeUndefined();
  expect(jsonError("{")).not.toContain("\n");
});

it("splits a path at its variables", () => {
  expect(pathParts("/a/{b}.{c}").map((part) => part.text)).toEqual(["/a/", "{b}", ".", "{c}"]);
});

it("writes a form body from a sample, deep values in brackets", () => {
  const form = { name: "application/x-www-form-urlencoded", schema: [], sample: '{"name":"a b","address":{"city":"Ulm"},"tags":["x"],"none":null}', sampleSource: "generated" };
  expect(initialBody({ ...operation, requestBody: { required: true, description: null, content: [form] } })).toBe("name=a%20b&address[city]=Ulm&tags[0]=x");
});

it("reads header lines and names the one that is none", () => {
  expect(headerLines("A: b:c\n\nX-Y:z ")).toEqual([{ name: "A", value: "b:c" }, { name: "X-Y", value: "z" }]);
  expect(badHeaderLine("A: b\nno colon")).toBe("no colon");
  expect(badHeaderLine("A: b\n")).toBeUndefined();
});

it("makes a credential up only where one is needed", () => {
  const header = { scheme: "a", location: "header", name: "X-Key", sample: "k" };
  const cookie = { scheme: "b", location: "cookie", name: "sid", sample: "s" };
  expect(initialHeaders({ ...operation, credentials: [header, cookie] })).toBe("X-Key: k\nCookie: sid=s");
  expect(initialHeaders(operation)).toBe("");
  const query = { scheme: "c", location: "query", name: "key", sample: "a b" };
  expect(requestOf({ ...operation, credentials: [query] }, { "path:petId": "1" }, "", "").target).toContain("key=a%20b");
});
