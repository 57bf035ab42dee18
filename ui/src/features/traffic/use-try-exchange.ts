import { useMutation } from "@tanstack/react-query";
import { en } from "../../app/i18n/en";
import { tryRecorded } from "../../app/store";
import { call } from "../../host/client";
import { ApiFailure } from "../../host/transport";

/** Opens a recorded request in Try, on the page of its operation. */
export function useTryExchange() {
  return useMutation<void, ApiFailure, string>({ mutationFn: open });
}

async function open(id: string): Promise<void> {
  const { row, template, request } = await call("traffic.show", { id });
  const found = template === null ? undefined : await operationAt(row.method, template);
  if (found === undefined) throw new ApiFailure({ code: "not_found", message: en.traffic.notInDocument });
  tryRecorded({ document: found.document, pointer: found.pointer, target: row.path, headers: request.headers, body: request.body.text });
}

async function operationAt(method: string, template: string) {
  const page = await call("outline.page", { grouping: "flat", filter: `${method} ${template}`.toLowerCase(), collapsed: [], offset: 0, limit: 200 });
  return page.rows.find((row) => row.kind === "operation" && row.method === method && row.label === template);
}
