import { call } from "../host/client";
import { queries } from "../host/queries";
import type { MockView, Theme } from "../host/wire";
import { en } from "./i18n/en";
import { goTo, nextLayout, setLayout, useView } from "./store";
import type { Destination } from "./store";

/** Whatever has a shortcut or a line in the palette. */
export type Action = {
  id: string;
  label: string;
  keys?: string;
  /** Another shortcut for the same. */
  alsoKeys?: string;
  needsWorkspace?: boolean;
  /** The screen that it belongs to; its keys work while a list of that screen has the focus. */
  context?: Destination;
  run: () => void;
};

const extra = new Map<string, () => void>();

/** Lets the screen that can do it carry out an action, until the returned function is called. */
export function provide(id: string, run: () => void): () => void {
  extra.set(id, run);
  return () => {
    if (extra.get(id) === run) extra.delete(id);
  };
}

async function toggleMock(): Promise<void> {
  const mock = queries.getQueryData<MockView>(["mock.status", {}]) ?? (await call("mock.status", {}));
  const next = mock.state === "running" ? await call("mock.stop", {}) : await call("mock.start", mock.settings);
  queries.setQueryData(["mock.status", {}], next);
}

/** Changes the theme; the service remembers it. */
export async function setTheme(theme: Theme): Promise<void> {
  queries.setQueryData(["settings.get", {}], await call("settings.set", { theme, density: null }));
}

const ignore = () => undefined;

/** An action of one screen: what it does is provided by that screen. */
function within(context: Destination, id: string, label: string, keys: string, alsoKeys?: string): Action {
  return { id, label, keys, ...(alsoKeys === undefined ? {} : { alsoKeys }), needsWorkspace: true, context, run: () => extra.get(id)?.() };
}

export const actions: readonly Action[] = [
  { id: "palette", label: en.actions.palette, keys: "Mod+K", run: () => useView.setState((view) => ({ paletteOpen: !view.paletteOpen })) },
  { id: "design", label: en.actions.design, keys: "Mod+1", needsWorkspace: true, run: () => goTo("design") },
  { id: "mock", label: en.actions.mock, keys: "Mod+2", needsWorkspace: true, run: () => goTo("mock") },
  { id: "traffic", label: en.actions.traffic, keys: "Mod+3", needsWorkspace: true, run: () => goTo("traffic") },
  { id: "settings", label: en.actions.settings, keys: "Mod+,", needsWorkspace: true, run: () => goTo("settings") },
  { id: "problems", label: en.actions.problems, keys: "Mod+J", needsWorkspace: true, run: () => useView.setState((view) => ({ problemsOpen: !view.problemsOpen })) },
  { id: "layout", label: en.actions.layout, keys: "Mod+\\", needsWorkspace: true, run: () => setLayout(nextLayout(useView.getState().layout)) },
  { id: "save", label: en.actions.save, keys: "Mod+S", needsWorkspace: true, run: () => extra.get("save")?.() },
  { id: "send", label: en.actions.send, keys: "Mod+Enter", needsWorkspace: true, run: () => extra.get("send")?.() },
  { id: "filter", label: en.actions.filter, keys: "Mod+P", needsWorkspace: true, run: () => { goTo("design"); setTimeout(() => extra.get("filter")?.()); } },
  { id: "startStop", label: en.actions.startStop, keys: "Mod+Shift+M", needsWorkspace: true, run: () => void toggleMock().catch(ignore) },
  { id: "openFolder", label: en.actions.openFolder, keys: "Mod+O", run: () => extra.get("openFolder")?.() },
  { id: "closeWorkspace", label: en.actions.closeWorkspace, needsWorkspace: true, run: () => void call("workspace.close", {}).then(() => queries.invalidateQueries(), ignore) },
  { id: "shortcuts", label: en.actions.shortcuts, keys: "Mod+/", run: () => useView.setState((view) => ({ shortcutsOpen: !view.shortcutsOpen })) },
  within("traffic", "trafficFilter", en.actions.trafficFilter, "/"),
  within("traffic", "trafficNext", en.actions.trafficNext, "J"),
  within("traffic", "trafficPrevious", en.actions.trafficPrevious, "K"),
  within("traffic", "trafficNewest", en.actions.trafficNewest, "G"),
  within("traffic", "replay", en.actions.replay, "R"),
  within("traffic", "openInTry", en.actions.openInTry, "P", "Shift+R"),
  within("traffic", "compare", en.actions.compare, "C"),
  { id: "themeSystem", label: en.actions.themeSystem, run: () => void setTheme("system").catch(ignore) },
  { id: "themeLight", label: en.actions.themeLight, run: () => void setTheme("light").catch(ignore) },
  { id: "themeDark", label: en.actions.themeDark, run: () => void setTheme("dark").catch(ignore) },
];

/** What the palette and the shortcut help offer on a screen. */
export function actionsOn(destination: Destination, hasWorkspace: boolean): Action[] {
  return actions.filter((action) => (hasWorkspace || action.needsWorkspace !== true) && (action.context === undefined || (hasWorkspace && action.context === destination)));
}

/** The shortcut of an action, for tooltips. */
export function keysOf(id: string): string | undefined {
  return actions.find((action) => action.id === id)?.keys;
}
