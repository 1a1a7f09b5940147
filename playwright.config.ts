import { defineConfig } from "@playwright/test";

const { CHROME_PATH, HEADLESS_PATH } = process.env;
/** These need notifications, which only the whole browser has. */
const needWhole = /(notifications|toasts)\.spec\.ts$/;
const browser = (executablePath: string | undefined) => ({
  // As root Chromium's sandbox cannot start; the pages it opens here are our own.
  launchOptions: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
});

/**
 * The browser tests drive the build that `npm start` serves. `npm test browser` makes that build and finds the browser;
 * to run one file while working on it:
 * `CHROME_PATH=/usr/bin/chromium npx playwright test e2e/browser/share-player.spec.ts`.
 */
export default defineConfig({
  testDir: "e2e/browser",
  testMatch: "**/*.spec.ts",
  // Each worker runs a server, a simulator and a browser of its own, which wait for half of their time: three of them
  // occupy the two cores of a small machine.
  workers: 3,
  // Otherwise one worker would still have a long file to do when the others have ended.
  fullyParallel: true,
  forbidOnly: true,
  // Three servers, three simulators that render videos and three browsers share the machine: a test that a stall made
  // late is retried, in a new worker and instance. The summary names the tests that needed it.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A recording of the screen would cost more of the processor than many of the tests do.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "headless", testIgnore: needWhole, use: browser(HEADLESS_PATH || CHROME_PATH || undefined) },
    { name: "whole", testMatch: needWhole, use: browser(CHROME_PATH || undefined) },
  ],
});
