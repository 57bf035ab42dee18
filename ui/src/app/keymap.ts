import { useEffect } from "react";
import { matchesKeys } from "../kit/keys";
import { actions } from "./actions";
import type { Destination } from "./store";

/** Runs the action whose keys were pressed anywhere in the window. */
export function useKeymap(hasWorkspace: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const action = actions.find((each) => each.context === undefined && each.keys !== undefined && matchesKeys(event, each.keys));
      if (action === undefined) return;
      event.preventDefault();
      if (hasWorkspace || action.needsWorkspace !== true) action.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [hasWorkspace]);
}

type PressedKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & { preventDefault: () => void };

/** Runs the action of a screen whose keys were pressed in one of its lists; false where there is none. */
export function runKeys(context: Destination, event: PressedKey): boolean {
  const has = (keys: string | undefined) => keys !== undefined && matchesKeys(event, keys);
  const action = actions.find((each) => each.context === context && (has(each.keys) || has(each.alsoKeys)));
  if (action === undefined) return false;
  event.preventDefault();
  action.run();
  return true;
}
