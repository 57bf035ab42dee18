import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

type Found = { id: string; help: string; nodes: { html: string }[] };

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails when axe finds a barrier on the page as it is now. */
export async function expectNoBarriers(page: Page, screen: string): Promise<void> {
  // Evaluated rather than added as a script: the page's policy allows no foreign script, as it should.
  await page.evaluate(await source);
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } }).axe;
    const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  });
  expect(found, `barriers on ${screen}`).toEqual([]);
}
