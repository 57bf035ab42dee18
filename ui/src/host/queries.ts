import { QueryClient, useMutation, useQueries, useQuery } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import { call } from "./client";
import type { ApiFailure } from "./transport";
import { COMMAND_TAGS } from "./wire";
import type { Commands, Event } from "./wire";

type Name = keyof Commands;
type Tag = "App" | "Workspace" | "Documents" | "Text" | "Outline" | "Problems" | "Mock" | "Traffic" | "Settings";

/** Replies of the service, kept until an event or an action says that they are stale. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: "always" }, mutations: { networkMode: "always" } },
});

/** The reply of a command, loaded when first asked for; `keep` shows the last one while another loads. */
export function useCommand<N extends Name>(name: N, payload: Commands[N]["request"], options: { enabled?: boolean; keep?: boolean } = {}): UseQueryResult<Commands[N]["reply"], ApiFailure> {
  return useQuery<Commands[N]["reply"], ApiFailure, Commands[N]["reply"]>({
    queryKey: [name, payload],
    queryFn: () => call(name, payload),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: (previous: unknown) => previous as never } : {}),
  });
}

/** A command that changes something; what it makes stale is read again. */
export function useAction<N extends Name>(name: N): UseMutationResult<Commands[N]["reply"], ApiFailure, Commands[N]["request"]> {
  return useMutation<Commands[N]["reply"], ApiFailure, Commands[N]["request"]>({
    mutationFn: (payload) => call(name, payload),
    onSuccess: () => staleTags(COMMAND_TAGS[name].stales),
  });
}

/** Several pages of one list, each cached on its own. */
export function useCommandPages<N extends Name>(name: N, payloads: Commands[N]["request"][]): { pages: (Commands[N]["reply"] | undefined)[]; error: ApiFailure | null } {
  return useQueries({
    queries: payloads.map((payload) => ({ queryKey: [name, payload], queryFn: () => call(name, payload) })),
    combine: (results) => ({
      pages: results.map((result) => result.data as Commands[N]["reply"] | undefined),
      error: (results.find((result) => result.error !== null)?.error ?? null) as ApiFailure | null,
    }),
  });
}

/** What each event makes stale. Traffic is missing on purpose: its list decides itself when to read. */
const staleByEvent: Record<Event["type"], readonly Tag[]> = {
  workspaceChanged: ["App", "Workspace", "Documents", "Outline", "Problems", "Mock", "Traffic"],
  textEdited: ["Documents"],
  documentsChanged: ["Documents", "Workspace"],
  outlineChanged: ["Outline", "Documents"],
  problemsChanged: ["Problems"],
  mockChanged: [],
  exchangesRecorded: [],
  settingsChanged: ["Settings"],
  resync: ["App", "Workspace", "Documents", "Outline", "Problems", "Mock", "Traffic", "Settings"],
};

/** Keeps the cache true when an event arrives. */
export function applyEvent(event: Event): void {
  if (event.type === "mockChanged") queries.setQueryData(["mock.status", {}], event.mock);
  if (event.type === "settingsChanged") queries.setQueryData(["settings.get", {}], event.settings);
  staleTags(staleByEvent[event.type]);
}

/** Every reply is stale, because events were missed. */
export function staleAll(): void {
  void queries.invalidateQueries();
}

function staleTags(tags: readonly string[]): void {
  for (const [name, spec] of Object.entries(COMMAND_TAGS)) {
    const reads: readonly string[] = spec.reads;
    if (reads.some((tag) => tags.includes(tag))) void queries.invalidateQueries({ queryKey: [name] });
  }
}

export const eventKinds = Object.keys(staleByEvent) as Event["type"][];
