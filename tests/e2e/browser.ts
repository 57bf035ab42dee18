import type { LaunchOptions } from "@playwright/test";

/** The system's Chromium where `CHROME_PATH` names one, and Playwright's own otherwise. */
export const launchOptions: LaunchOptions = {
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  // Build servers run as root, where Chromium refuses its sandbox; the page is our own.
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
