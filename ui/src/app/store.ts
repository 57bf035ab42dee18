import { create } from "zustand";
import type { HeaderView } from "../host/wire";

export type Destination = "design" | "mock" | "traffic" | "settings";
export type Layout = "view" | "split" | "code";
/** A place that the code pane should show; `serial` makes two equal requests differ. */
export type Reveal = { document: string; pointer?: string; from?: number; line?: number; serial: number };

type ViewState = {
  destination: Destination;
  layout: Layout;
  /** Which side of an operation is shown. */
  panel: "contract" | "try";
  selected: { document: string; pointer: string } | null;
  /** Whether Send takes the focus when it appears, as it does after the sample was opened. */
  sendFocused: boolean;
  /** What Try begins with where that is not the sample. */
  recorded: Recorded | null;
  /** The document in the code pane. */
  document: string | null;
  reveal: Reveal | null;
  caret: { line: number; column: number } | null;
  problemsOpen: boolean;
  paletteOpen: boolean;
  shortcutsOpen: boolean;
  chooserOpen: boolean;
  linkUp: boolean;
  saving: "saved" | "dirty" | "saving" | "failed";
};

/** A recorded request that Try begins with. */
export type Recorded = { document: string; pointer: string; target: string; headers: readonly HeaderView[]; body: string | null };

/** What the person is looking at. Nothing here comes from the service. */
export const useView = create<ViewState>(() => ({
  destination: destinationOf(location.hash),
  layout: (localStorage.getItem("layout") as Layout | null) ?? "split",
  panel: "contract",
  selected: null,
  sendFocused: false,
  recorded: null,
  document: null,
  reveal: null,
  caret: null,
  problemsOpen: false,
  paletteOpen: false,
  shortcutsOpen: false,
  chooserOpen: false,
  linkUp: true,
  saving: "saved",
}));

let serial = 0;

/** Shows a screen; the hash follows, so that back and forward work. */
export function goTo(destination: Destination): void {
  useView.setState({ destination });
  const hash = `#/${destination}`;
  if (location.hash !== hash) history.pushState(null, "", hash);
}

/** Selects an operation and shows where it stands in the text. */
export function selectOperation(document: string, pointer: string): void {
  serial += 1;
  useView.setState({ selected: { document, pointer }, document, reveal: { document, pointer, serial } });
}

/** Opens the operation of a recorded request in Try, filled with that request. */
export function tryRecorded(recorded: Recorded): void {
  goTo("design");
  selectOperation(recorded.document, recorded.pointer);
  const { layout } = useView.getState();
  useView.setState({ recorded, panel: "try", sendFocused: true, layout: layout === "code" ? "split" : layout });
}

/** Shows a place in the code pane, opening it where it is closed. */
export function showInCode(document: string, place: { pointer?: string; from?: number; line?: number }): void {
  serial += 1;
  const { layout } = useView.getState();
  goTo("design");
  useView.setState({ document, reveal: { document, ...place, serial }, layout: layout === "view" ? "split" : layout });
}

/** Chooses how the Design screen is divided, and remembers it. */
export function setLayout(layout: Layout): void {
  localStorage.setItem("layout", layout);
  useView.setState({ layout });
}

/** The next of view, split, code. */
export function nextLayout(layout: Layout): Layout {
  return layout === "view" ? "split" : layout === "split" ? "code" : "view";
}

/** Forgets what belonged to the workspace that was closed. */
export function forgetWorkspace(): void {
  useView.setState({ selected: null, document: null, reveal: null, caret: null, destination: "design", saving: "saved" });
}

function destinationOf(hash: string): Destination {
  const name = /^#\/(\w+)/.exec(hash)?.[1];
  return name === "mock" || name === "traffic" || name === "settings" ? name : "design";
}

globalThis.addEventListener?.("popstate", () => useView.setState({ destination: destinationOf(location.hash) }));
