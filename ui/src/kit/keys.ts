/** Whether the main modifier is Command here. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+Shift+K` as the labels of this platform. */
export function keyLabels(keys: string, mac: boolean = isMac): string[] {
  return keys.split("+").map((key) => {
    if (key === "Mod") return mac ? "⌘" : "Ctrl";
    if (key === "Shift") return mac ? "⇧" : "Shift";
    if (key === "Alt") return mac ? "⌥" : "Alt";
    return key === "Enter" ? "↵" : key;
  });
}

type KeyLike = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a key event is the shortcut; the main modifier is Command on macOS and Control elsewhere. */
export function matchesKeys(event: KeyLike, keys: string, mac: boolean = isMac): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const mod = parts.includes("Mod");
  const main = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    main === mod &&
    !other &&
    event.altKey === parts.includes("Alt") &&
    event.shiftKey === parts.includes("Shift")
  );
}
