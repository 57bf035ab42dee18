import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { goTo, openPanel, openSample, startMock } from "./pages.js";
import { expect, test } from "./studio.js";

const pictures = process.env.SPECWRIGHT_PICTURES ?? "../../docs/screenshots";

/** The usual window, and the smallest that is promised, with what is added to the names of its pictures. */
const sizes = [
  { width: 1440, height: 900, suffix: "" },
  { width: 1024, height: 700, suffix: "-small" },
];
const variants = sizes.flatMap((size) => (["light", "dark"] as const).map((colorScheme) => ({ ...size, colorScheme })));

for (const { width, height, suffix, colorScheme } of variants) {
  test(`pictures, ${width}×${height}, ${colorScheme}`, async ({ browser, studio }) => {
    await mkdir(pictures, { recursive: true });
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce", viewport: { width, height } });
    const page = await context.newPage();
    const take = (name: string) => page.screenshot({ path: join(pictures, `${name}-${colorScheme}${suffix}.png`), animations: "disabled" });

    await page.goto(studio.address);
    await expect(page.getByRole("button", { name: "Open the sample project" })).toBeVisible();
    await take("welcome");

    await openSample(page, studio.address);
    const address = await startMock(page);
    await goTo(page, "Design");
    await page.getByRole("treeitem").filter({ hasText: "/tools" }).first().click();
    await expect(page.getByRole("textbox").first()).toBeVisible();
    await take("design");

    await calls(address);
    await goTo(page, "Mock");
    await take("mock");

    await goTo(page, "Traffic");
    await page.getByRole("row").filter({ hasText: "/tools/T-0107" }).first().click();
    await expect(openPanel(page)).toBeVisible();
    await take("traffic");
    await page.getByRole("grid").press("r");
    await expect(page.getByRole("tab", { name: "Replayed" })).toHaveAttribute("aria-selected", "true");
    await take("replay");
    await page.getByRole("radio", { name: "Statistics" }).click();
    await expect(page.getByRole("table", { name: "By operation" })).toBeVisible();
    await take("statistics");
    await page.getByRole("radio", { name: "Drift" }).click();
    await page.getByRole("button", { name: "Show fix" }).first().click();
    await expect(page.getByRole("button", { name: "Apply to the document" })).toBeVisible();
    await take("drift");
    await context.close();
  });
}

/** A little of everything: found, created, refused, unknown. */
async function calls(address: string): Promise<void> {
  const json = { "Content-Type": "application/json", Authorization: "Bearer sample.token.only" };
  await fetch(`${address}/tools?limit=10`);
  await fetch(`${address}/tools/T-0107`);
  await fetch(`${address}/tools?limit=10&color=red`);
  await fetch(`${address}/tools/T-0107/availability?from=2026-05-01`);
  await fetch(`${address}/members`, { headers: { "X-Branch-Key": "harbour" } });
  await fetch(`${address}/loans`, { method: "POST", headers: json, body: JSON.stringify({ toolId: "T-0107", dueOn: "2026-05-09" }) });
  await fetch(`${address}/loans`, { method: "POST", headers: json, body: JSON.stringify({ toolId: "drill" }) });
  await fetch(`${address}/hammers`);
}
