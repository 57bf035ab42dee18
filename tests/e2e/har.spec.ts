import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const run = promisify(execFile);
const sample = join(import.meta.dirname, "../../specs/sample/openapi.yaml");

/** What was asked for and what came, before the mock was stopped. */
type Asked = { url: string; method: string; status: number; body: string };

function program(): string {
  const found = process.env.SPECWRIGHT_BIN;
  if (found === undefined) throw new Error("SPECWRIGHT_BIN names the built program; `cargo xtask test --only e2e` sets it");
  return found;
}

/** Starts a mock that records into a file; gives its address and how it is stopped. */
async function mock(store: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const child = spawn(program(), ["mock", sample, "--port", "0", "--record", store], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the mock ended with code ${code} before it printed an address`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, stop };
}

/** Some requests to the sample, recorded and written as a HAR file. The mock is gone when it is there. */
async function recorded(folder: string): Promise<{ file: string; asked: Asked[] }> {
  const [store, file] = [join(folder, "traffic.sqlite"), join(folder, "traffic.har")];
  const running = await mock(store);
  const asked: Asked[] = [];
  const ask = async (path: string, how: RequestInit) => {
    const url = running.address + path;
    const answer = await fetch(url, { ...how, headers: { Authorization: "Bearer of-a-test", "Content-Type": "application/json" } });
    asked.push({ url, method: how.method ?? "GET", status: answer.status, body: await answer.text() });
  };
  try {
    await ask("/v1/tools?limit=3", {});
    await ask("/v1/tools/none-such", {});
    await ask("/v1/loans", { method: "POST", body: JSON.stringify({ tool: "größe" }) });
  } finally {
    await running.stop();
  }
  await run(program(), ["traffic", "har", "--store", store, "-o", file]);
  return { file, asked };
}

const harTest = test.extend<{ har: { file: string; asked: Asked[] } }>({
  har: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "specwright-har-"));
    try {
      await use(await recorded(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

harTest("a browser is answered from a HAR file of ours, with nobody listening", async ({ context, page, har }) => {
  await context.routeFromHAR(har.file, { notFound: "abort" });
  const [list, missing] = har.asked;
  for (const one of [list!, missing!]) {
    const answer = await page.goto(one.url);
    expect(answer?.status()).toBe(one.status);
    expect(await answer?.text()).toBe(one.body);
  }
  await expect(page.goto(new URL("/v1/never-asked", list!.url).href)).rejects.toThrow();
});

harTest("the importer of Chromium's own developer tools reads a HAR file of ours", async ({ page, har }) => {
  const opened = await page.goto("devtools://devtools/bundled/devtools_app.html").catch(() => null);
  harTest.skip(opened?.status() !== 200, "this browser comes without developer tools");
  const text = await readFile(har.file, "utf8");
  const read = await page.evaluate(async (text) => {
    const address = "devtools://devtools/bundled/models/har/har.js";
    const { HARFormat, Importer } = await import(address);
    const root = new HARFormat.HARRoot(JSON.parse(text));
    const requests = Importer.Importer.requestsFromHARLog(root.log);
    const each = requests.map(async (one: any) => ({
      url: one.url(),
      method: one.requestMethod,
      status: one.statusCode,
      body: (await one.requestContentData()).text,
      sent: await one.requestFormData(),
      duration: one.duration,
    }));
    return Promise.all(each);
  }, text);
  expect(read).toHaveLength(har.asked.length);
  for (const [index, one] of har.asked.entries()) {
    const { url, method, status, body } = one;
    expect(read[index]).toMatchObject({ url, method, status, body });
    expect(read[index].duration).toBeGreaterThan(0);
  }
  expect(read[2].sent).toBe('{"tool":"größe"}');
});
