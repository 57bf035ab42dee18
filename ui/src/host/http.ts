import { ApiFailure, clientId, toFailure } from "./transport";
import type { Transport } from "./transport";
import type { Event } from "./wire";

/** The token comes in the address once; it stays in this tab only and leaves the address bar. */
function takeToken(): string {
  const found = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
  if (found !== undefined) {
    sessionStorage.setItem("token", decodeURIComponent(found));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem("token") ?? "";
}

/** The service over HTTP and a WebSocket, on the address this page came from. */
export function httpTransport(): Transport {
  const token = takeToken();
  const post = async (name: string, payload: unknown) => {
    const reply = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}`, "X-Specwright-Client": clientId },
      body: JSON.stringify(payload ?? {}),
    }).catch(() => {
      throw new ApiFailure({ code: "unreachable", message: "The studio does not answer.", hint: "Start it again with “specwright studio” and open the address that it prints." });
    });
    if (reply.ok) return reply;
    const text = await reply.text();
    throw toFailure(text === "" ? { code: String(reply.status), message: `The studio answered ${reply.status}.` } : text);
  };
  return {
    call: async (name, payload) => {
      const text = await (await post(name, payload)).text();
      return text === "" ? null : JSON.parse(text);
    },
    callBytes: async (name, payload) => (await post(name, payload)).arrayBuffer(),
    listen: (onEvent, onLink) => keepSocket(token, onEvent, onLink),
    native: false,
  };
}

function keepSocket(token: string, onEvent: (event: Event) => void, onLink: (up: boolean) => void) {
  let wait = 250;
  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/events?token=${encodeURIComponent(token)}`);
    socket.addEventListener("open", () => {
      wait = 250;
      onLink(true);
    });
    socket.addEventListener("message", (message) => {
      if (typeof message.data === "string") onEvent(JSON.parse(message.data) as Event);
    });
    socket.addEventListener("close", () => {
      onLink(false);
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    });
  };
  connect();
}
