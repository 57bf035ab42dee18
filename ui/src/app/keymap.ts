import { useEffect } from "react";
import { matchesKeys } from "../kit/keys";
import { actions } from "./actions";

/** Runs the action whose keys were pressed anywhere in the window. */
export function useKeymap(hasWorkspace: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const action = actions.find((each) => each.keys !== undefined && matchesKeys(event, each.keys));
      if (action === undefined) return;
      event.preventDefault();
      if (hasWorkspace || action.needsWorkspace !== true) action.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [hasWorkspace]);
}
