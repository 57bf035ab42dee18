import { expect, it } from "vitest";
import { keyLabels, matchesKeys } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it("takes Control as the main modifier, and Command on macOS", () => {
  expect(matchesKeys(press("k", { ctrlKey: true }), "Mod+K", false)).toBe(true);
  expect(matchesKeys(press("k", { metaKey: true }), "Mod+K", true)).toBe(true);
  expect(matchesKeys(press("k", { ctrlKey: true }), "Mod+K", true)).toBe(false);
});

it("needs exactly the modifiers that are named", () => {
  expect(matchesKeys(press("M", { ctrlKey: true, shiftKey: true }), "Mod+Shift+M", false)).toBe(true);
  expect(matchesKeys(press("m", { ctrlKey: true }), "Mod+Shift+M", false)).toBe(false);
  expect(matchesKeys(press("1", { ctrlKey: true, altKey: true }), "Mod+1", false)).toBe(false);
});

it("names keys as the platform does", () => {
  expect(keyLabels("Mod+Shift+K", true)).toEqual(["⌘", "⇧", "K"]);
  expect(keyLabels("Mod+Enter", false)).toEqual(["Ctrl", "↵"]);
});
