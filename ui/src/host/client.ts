import type { Transport } from "./transport";
import type { Commands, Event } from "./wire";

type Name = keyof Commands;
type Kind = Event["type"];
type Listener = (event: Event) => void;

let transport: Transport | undefined;
const listeners = new Map<Kind, Set<Listener>>();
const linkListeners = new Set<(up: boolean) => void>();

/** Chooses the transport once: the window's own bridge, or HTTP to the studio that served the page. */
export async function connect(): Promise<void> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has("fake")) setTransport((await import("./fake")).fakeTransport());
  else if ("__TAURI_INTERNALS__" in window) setTransport((await import("./tauri")).tauriTransport());
  else setTransport((await import("./http")).httpTransport());
}

/** Sets the transport and begins to deliver its events. */
export function setTransport(next: Transport): void {
  transport = next;
  next.listen(
    (event) => listeners.get(event.type)?.forEach((listener) => listener(event)),
    (up) => linkListeners.forEach((listener) => listener(up)),
  );
}

function chosen(): Transport {
  if (transport === undefined) throw new Error("connect() comes first");
  return transport;
}

/** Runs one command of the service. */
export function call<N extends Name>(name: N, payload: Commands[N]["request"]): Promise<Commands[N]["reply"]> {
  return chosen().call(name, payload) as Promise<Commands[N]["reply"]>;
}

/** Runs a command whose reply is raw bytes. */
export function callBytes<N extends Name>(name: N, payload: Commands[N]["request"]): Promise<ArrayBuffer> {
  return chosen().callBytes(name, payload);
}

/** Listens to one kind of event until the returned function is called. */
export function subscribe<K extends Kind>(kind: K, listener: (event: Extract<Event, { type: K }>) => void): () => void {
  const set = listeners.get(kind) ?? new Set<Listener>();
  listeners.set(kind, set);
  set.add(listener as Listener);
  return () => set.delete(listener as Listener);
}

/** Told when the event stream breaks and when it is back. */
export function onLink(listener: (up: boolean) => void): () => void {
  linkListeners.add(listener);
  return () => linkListeners.delete(listener);
}

/** Whether the shell can show native dialogs. */
export function isNative(): boolean {
  return chosen().native;
}
