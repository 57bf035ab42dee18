import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectNoBarriers } from "./axe.js";
import { goTo, openPanel, openSample, startMock } from "./pages.js";
import { expect, test } from "./studio.js";

test("traffic is walked, compared and tried again from the keyboard alone", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);
  await fetch(`${address}/tools?limit=3`, { headers: { Authorization: "Bearer a-secret-of-mine" } });
  await fetch(`${address}/tools?limit=7`, { headers: { Authorization: "Bearer a-secret-of-mine" } });
  await goTo(page, "Traffic");
  const selected = page.locator('[role="row"][aria-selected="true"]');
  await expect(page.getByRole("row").filter({ hasText: "limit=7" })).toBeVisible();

  const list = page.getByRole("grid", { name: "Recorded requests" });
  await list.press("g");
  await expect(selected).toContainText("limit=7");
  await list.press("j");
  await expect(selected).toContainText("limit=3");
  await list.press("c");
  await expect(page.getByText("Choose another request and press C")).toBeVisible();
  await list.press("k");
  await list.press("c");
  const compared = page.getByRole("region", { name: "Two requests compared" });
  await expect(compared.getByRole("row").filter({ hasText: "limit" })).toContainText("Differs");
  await expect(compared.getByRole("row").filter({ hasText: "authorization" })).toContainText("whether they differ is not known");
  await compared.getByRole("tab", { name: "Response" }).click();
  await expect(compared.getByRole("region", { name: "Response: Body" })).toBeVisible();
  await expectNoBarriers(page);
  await list.press("Escape");
  await expect(compared).toBeHidden();

  await page.keyboard.press("Control+/");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toContainText("Compare two recorded requests");
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("again");
  await page.keyboard.press("Enter");
  await expect(openPanel(page)).toContainText("masked: header authorization");

  await list.press("p");
  await expect(page.getByRole("main", { name: "Design" })).toBeVisible();
  await expect(page.getByLabel("limit")).toHaveValue("7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toContainText("200");
});

test("the filter of traffic is terms that are turned round and taken away, and text that is edited", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);
  await fetch(`${address}/tools?limit=3`);
  await fetch(`${address}/hammers`);
  await goTo(page, "Traffic");
  const field = page.getByRole("combobox", { name: "Filter traffic" });
  const rows = page.getByRole("grid", { name: "Recorded requests" }).getByRole("row");
  await field.fill("status:404 path:/hammers*");
  await expect(rows).toHaveCount(1);
  const terms = page.getByRole("list", { name: "Terms of the filter" });
  await expect(terms.getByRole("listitem")).toHaveCount(2);
  await expectNoBarriers(page);
  await terms.getByRole("button", { name: "status:404", exact: true }).press("Enter");
  await expect(field).toHaveValue("-status:404 path:/hammers*");
  await expect(page.getByText("No request matches the filter.")).toBeVisible();
  await terms.getByRole("button", { name: "not status:404" }).press("Delete");
  await expect(field).toHaveValue("path:/hammers*");
  await expect(rows).toHaveCount(1);
  await terms.getByRole("button", { name: "Take path:/hammers* away" }).click();
  await expect(field).toHaveValue("");
  await expect(terms).toBeHidden();
});

test("traffic goes out as HAR and comes back in", async ({ page, studio }) => {
  await openSample(page, studio.address);
  const address = await startMock(page);
  await fetch(`${address}/tools?limit=3`);
  await fetch(`${address}/hammers`);
  await goTo(page, "Traffic");
  await page.getByRole("combobox", { name: "Filter traffic" }).fill("path:/hammers");
  const rows = page.getByRole("grid", { name: "Recorded requests" }).getByRole("row");
  await expect(rows).toHaveCount(1);
  const menu = page.getByRole("button", { name: "HAR" });
  const coming = page.waitForEvent("download");
  await menu.click();
  await page.getByRole("menuitem", { name: "Export what the filter shows as HAR" }).click();
  const file = join(studio.folder, "one.har");
  await (await coming).saveAs(file);
  const har = JSON.parse(await readFile(file, "utf8")) as { log: { version: string; entries: { request: { url: string } }[] } };
  expect(har.log.version).toBe("1.2");
  expect(har.log.entries.map((entry) => new URL(entry.request.url).pathname)).toEqual(["/hammers"]);
  await expect(page.getByText(/1 request written to traffic-/)).toBeVisible();
  await expectNoBarriers(page);

  const choose = page.waitForEvent("filechooser");
  await menu.click();
  await page.getByRole("menuitem", { name: "Import HAR" }).click();
  await (await choose).setFiles(file);
  await expect(page.getByText("1 request recorded from one.har.")).toBeVisible();
  await expect(rows).toHaveCount(2);

  const broken = join(studio.folder, "broken.har");
  await writeFile(broken, "{ \"log\": { \"entries\": 7");
  await page.getByLabel("Import HAR").setInputFiles(broken);
  await expect(page.getByRole("alert")).toContainText("broken.har");
  await expect(rows).toHaveCount(2);
});
