import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectNoBarriers } from "./axe.js";
import { goTo, openPanel, openSample, screens, startMock, workspaceFolder } from "./pages.js";
import { expect, test } from "./studio.js";

/** What the mock answers for the drill of the sample project. */
async function drill(address: string): Promise<string> {
  const reply = await fetch(`${address}/tools/T-0107`);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { name: string }).name;
}

test("from the sample to a mock, a recorded call, an edit on disk and a new answer", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);

  expect(await drill(address)).toBe("Hammer drill");

  await goTo(page, "Traffic");
  const row = page.getByRole("row").filter({ hasText: "/tools/T-0107" });
  await expect(row.first()).toBeVisible();
  await expect(row.first()).toContainText("200");
  await row.first().click();
  await page.getByRole("tab", { name: "Response" }).click();
  await expect(openPanel(page)).toContainText("Hammer drill");

  const file = join(await workspaceFolder(page), "paths/tools.yaml");
  const before = await readFile(file, "utf8");
  await writeFile(file, before.replaceAll("Hammer drill", "Rotary hammer"));
  await expect.poll(() => drill(address), { timeout: 20_000 }).toBe("Rotary hammer");
  expect(await readFile(file, "utf8")).toBe(before.replaceAll("Hammer drill", "Rotary hammer"));
});

test("traffic is sent again, counted, and mends the document", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);
  await fetch(`${address}/tools?color=red`);
  await goTo(page, "Traffic");
  await page.getByRole("row").filter({ hasText: "color=red" }).first().click();
  await page.getByRole("grid").press("r");
  await expect(openPanel(page)).toContainText("The answer is the same as the recorded one.");
  await expectNoBarriers(page);
  await page.keyboard.press("/");
  await page.keyboard.type("meth");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Filter traffic" }).fill("");
  await page.getByRole("tab", { name: "Timing" }).click();
  await expect(page.getByText("First byte of the answer")).toBeVisible();
  await page.getByRole("radio", { name: "Statistics" }).click();
  await expect(page.getByRole("row").filter({ hasText: "listTools" })).toContainText("2");
  await expectNoBarriers(page);
  await page.getByRole("radio", { name: "Drift" }).click();
  await page.getByRole("button", { name: "Show fix" }).click();
  await expect(page.getByRole("region", { name: "Change of the document" })).toContainText("name: color");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Apply to the document" }).click();
  const code = page.getByRole("main", { name: "Design" }).locator(".cm-content");
  await expect(code).toContainText("name: color");
  await goTo(page, "Traffic");
  await page.getByRole("radio", { name: "Drift" }).click();
  await expect(page.getByText("all as the document says")).toBeVisible();
});

test("a broken file leaves the last good mock serving, and names the line", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);
  const file = join(await workspaceFolder(page), "paths/tools.yaml");
  const before = await readFile(file, "utf8");
  await writeFile(file, `collection:\n  get: [\n${before}`);
  await expect(page.getByText("The last good version is still being served.").first()).toBeVisible();
  expect(await drill(address)).toBe("Hammer drill");
  await writeFile(file, before.replaceAll("Hammer drill", "Mended drill"));
  await expect.poll(() => drill(address), { timeout: 20_000 }).toBe("Mended drill");
});

test("an operation is tried from its own page", async ({ page, studio }) => {
  await openSample(page, studio.address);
  await startMock(page);
  await goTo(page, "Design");
  await page.getByRole("treeitem", { name: "GET /tools/{toolId}", exact: true }).click();
  await page.getByRole("tab", { name: "Contract" }).click();
  await expect(page.getByRole("heading", { name: "Responses" })).toBeVisible();
  await page.getByRole("tab", { name: "Try" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("main")).toContainText("Hammer drill");
});

test("the first answer is one click and one key away", async ({ page, studio }) => {
  await page.goto(studio.address);
  await page.getByRole("button", { name: "Open the sample project" }).click();
  await expect(page.getByRole("button", { name: "Send" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toContainText("200");
  await expect(page.getByRole("main")).toContainText("Hammer drill");
});

test("a page without the token gets nothing", async ({ studio }) => {
  const origin = new URL(studio.address).origin;
  const call = (headers: Record<string, string>) => fetch(`${origin}/api/workspace.current`, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: "{}" });
  expect((await call({})).status).toBeGreaterThanOrEqual(400);
  const token = /token=([^&]+)/.exec(studio.address)?.[1] ?? "";
  expect(token.length).toBeGreaterThan(15);
  expect((await call({ Authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await call({ Authorization: `Bearer ${token}`, Origin: "https://evil.example" })).status).toBe(403);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no screen puts a barrier in anybody's way, ${colorScheme}`, async ({ browser, studio }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(studio.address);
    await expect(page.getByRole("button", { name: "Open the sample project" })).toBeVisible();
    await expectNoBarriers(page, "Welcome");
    await page.getByRole("button", { name: "Open the sample project" }).click();
    await expect(page.getByRole("treeitem").first()).toBeVisible();
    for (const screen of screens) {
      await goTo(page, screen);
      await expectNoBarriers(page, screen);
    }
    await context.close();
  });
}
