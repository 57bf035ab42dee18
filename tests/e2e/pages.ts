import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** The screens of an open workspace. */
export const screens = ["Design", "Mock", "Traffic", "Settings"] as const;

/** Opens the sample project from the welcome screen. */
export async function openSample(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample project" }).click();
  await expect(page.getByRole("treeitem").first()).toBeVisible();
}

/** Goes to a screen by the rail. */
export async function goTo(page: Page, screen: (typeof screens)[number]): Promise<void> {
  await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: screen, exact: true }).click();
  await expect(page.getByRole("main", { name: screen })).toBeVisible();
}

/** Starts the mock where it does not run, and returns its address. */
export async function startMock(page: Page): Promise<string> {
  await goTo(page, "Mock");
  const running = page.getByRole("main").getByText("Running", { exact: true });
  const start = page.getByRole("button", { name: "Start", exact: true });
  await expect(running.or(start)).toBeVisible();
  if (await start.isVisible()) await start.click();
  await expect(running).toBeVisible();
  const shown = await page.getByRole("main").locator("code").first().innerText();
  expect(shown).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
  return shown.replace(/\/$/, "");
}

/** The folder of the open workspace. */
export async function workspaceFolder(page: Page): Promise<string> {
  const folder = await page.locator("footer [title]").first().getAttribute("title");
  if (folder === null) throw new Error("the status bar does not name the folder");
  return folder;
}

/** The panel of the chosen tab; while one follows another, the one that goes is still there. */
export function openPanel(page: Page): Locator {
  return page.locator('[role="tabpanel"]:not([inert])');
}
