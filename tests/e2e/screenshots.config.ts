import { defineConfig } from "@playwright/test";
import { launchOptions } from "./browser.js";

export default defineConfig({
  testMatch: "screenshots.spec.ts",
  outputDir: process.env.SPECWRIGHT_RESULTS ?? "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [["list"]],
  use: { actionTimeout: 20_000, launchOptions, viewport: { width: 1440, height: 900 } },
});
