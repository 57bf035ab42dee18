import { Channel, invoke } from "@tauri-apps/api/core";
import { clientId, toFailure } from "./transport";
import type { Transport } from "./transport";
import type { Event } from "./wire";

/** The service in the process of the window. */
export function tauriTransport(): Transport {
  return {
    call: (name, payload) => invoke("rpc", { name, payload: payload ?? {}, client: clientId }).catch((thrown: unknown) => Promise.reject(toFailure(thrown))),
    callBytes: (name, payload) => invoke<ArrayBuffer>("rpc_bytes", { name, payload: payload ?? {}, client: clientId }).catch((thrown: unknown) => Promise.reject(toFailure(thrown))),
    listen: (onEvent, onLink) => {
      const channel = new Channel<Event>();
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a channel is no event target
      channel.onmessage = onEvent;
      void invoke("subscribe", { channel }).then(() => onLink(true), () => onLink(false));
    },
    native: true,
  };
}
