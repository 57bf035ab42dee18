import { call } from "../host/client";
import type { OutlineRow } from "../host/wire";
import { selectOperation, useView } from "./store";

/** The operation that shows most at once: reading one thing, else reading anything. */
export function firstOperation(rows: OutlineRow[]): OutlineRow | undefined {
  const reads = rows.filter((row) => row.kind === "operation" && row.method === "GET");
  return reads.find((row) => row.label.endsWith("}")) ?? reads[0];
}

/** Puts a filled request in front of the person, one key away from its answer. */
export async function offerFirstRequest(): Promise<void> {
  const page = await call("outline.page", { grouping: "tag", filter: "", collapsed: [], offset: 0, limit: 100 });
  const first = firstOperation(page.rows);
  if (first === undefined || useView.getState().selected !== null) return;
  selectOperation(first.document, first.pointer);
  useView.setState({ panel: "try", sendFocused: true });
}
