import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";

/** A running studio of its own for each test; its data, settings and log lie in a folder that goes away. */
export type Studio = {
  /** The address to open, with its token. */
  address: string;
  /** The folder of this test. */
  folder: string;
};

const program = process.env.SPECWRIGHT_BIN;

/** Starts `specwright studio`, and waits for the line with its address. */
async function start(folder: string, words: string[]): Promise<{ process: ChildProcess; address: string }> {
  if (program === undefined) throw new Error("SPECWRIGHT_BIN names the built program; `cargo xtask test --only e2e` sets it");
  const at = (name: string) => join(folder, name);
  const home = { HOME: at("home"), XDG_DATA_HOME: at("data"), XDG_CONFIG_HOME: at("config"), XDG_CACHE_HOME: at("cache"), XDG_STATE_HOME: at("state") };
  await Promise.all(Object.values(home).map((path) => mkdir(path, { recursive: true })));
  const child = spawn(program, ["studio", "--no-open", "--port", "0", ...words], { env: { ...process.env, ...home }, stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.pipe(createWriteStream(at("studio.log")));
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the studio printed no address in 30 seconds")), 30_000);
    child.once("exit", (code) => reject(new Error(`the studio ended with code ${code} before it printed an address`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /https?:\/\/\S+/.exec(line)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  return { process: child, address };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(hard);
}

export const test = base.extend<{ studioWords: string[]; studio: Studio }>({
  studioWords: [[], { option: true }],
  studio: async ({ studioWords }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "specwright-e2e-"));
    const running = await start(folder, studioWords);
    try {
      await use({ address: running.address, folder });
    } finally {
      await stop(running.process);
      await rm(folder, { recursive: true, force: true });
    }
  },
});

export { expect } from "@playwright/test";
