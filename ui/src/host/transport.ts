import type { Event } from "./wire";

/** What the service answers when a command fails, the same over both transports. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly at: unknown;
  constructor(body: { code: string; message: string; hint?: unknown; at?: unknown }) {
    super(body.message);
    this.name = "ApiFailure";
    this.code = body.code;
    this.hint = typeof body.hint === "string" ? body.hint : undefined;
    this.at = body.at;
  }
}

/** Turns whatever a transport threw into an `ApiFailure`. */
export function toFailure(thrown: unknown): ApiFailure {
  if (thrown instanceof ApiFailure) return thrown;
  const body: unknown = typeof thrown === "string" ? parsed(thrown) : thrown;
  if (isBody(body)) return new ApiFailure(body);
  return new ApiFailure({ code: "internal", message: thrown instanceof Error ? thrown.message : String(thrown) });
}

function isBody(value: unknown): value is { code: string; message: string; hint?: unknown; at?: unknown } {
  return typeof value === "object" && value !== null && "code" in value && "message" in value && typeof value.message === "string" && typeof value.code === "string";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Names this page among all clients of the service, so that it can tell its own edits from those of others. */
export const clientId: string = Math.random().toString(36).slice(2);

/** One way to reach the service. */
export type Transport = {
  call: (name: string, payload: unknown) => Promise<unknown>;
  callBytes: (name: string, payload: unknown) => Promise<ArrayBuffer>;
  /** Begins to deliver events; `onLink` is told when the stream breaks and when it is back. */
  listen: (onEvent: (event: Event) => void, onLink: (up: boolean) => void) => void;
  /** Whether native dialogs can be asked for. */
  native: boolean;
};
