import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

type Found = { id: string; help: string; nodes: { html: string }[] };

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How often axe may meet an element that goes away while it looks. */
const attempts = 5;

/** Fails when axe finds a barrier on the page once it has come to rest. */
export async function expectNoBarriers(page: Page, screen = "this screen"): Promise<void> {
  // Evaluated rather than added as a script: the page's policy allows no foreign script, as it should.
  await page.evaluate(await source);
  for (let attempt = 1; ; attempt += 1) {
    await atRest(page);
    const found = await barriers(page).catch((thrown: unknown) => {
      if (attempt === attempts) throw thrown;
      return null;
    });
    if (found === null) continue;
    expect(found, `barriers on ${screen}`).toEqual([]);
    return;
  }
}

/** Waits until nothing has changed for a moment and nothing fades; at most five seconds. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let changed = performance.now();
    const observer = new MutationObserver(() => (changed = performance.now()));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const end = performance.now() + 5000;
    const moves = () => document.getAnimations().some((each) => each.playState === "running" && each.effect?.getComputedTiming().iterations !== Infinity);
    while (performance.now() < end && (performance.now() - changed < 150 || moves())) await new Promise((wake) => setTimeout(wake, 30));
    observer.disconnect();
  });
}

function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } }).axe;
    const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  });
}
