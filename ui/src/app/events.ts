import { onLink, subscribe } from "../host/client";
import { applyEvent, eventKinds, staleAll } from "../host/queries";
import { forgetWorkspace, useView } from "./store";

/** Connects the events of the service with the cache and the view. */
export function keepFresh(): void {
  for (const kind of eventKinds) subscribe(kind, applyEvent);
  subscribe("workspaceChanged", forgetWorkspace);
  onLink((up) => {
    if (up && !useView.getState().linkUp) staleAll();
    useView.setState({ linkUp: up });
  });
}
