import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { threeImages } from "@/e2e/fixtures/compose";
import { installedBrowsers } from "./installed";
import { walkMainPath } from "./main-path";

let app: App;
let folder: string;
beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-images-"));
});
afterAll(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each(installedBrowsers)(
  "main path: %s signs up, writes, generates, plays and shares a video",
  async (_name, open) => {
    const images: string[] = [];
    for (const { name, buffer } of await threeImages()) {
      images.push(path.join(folder, name));
      await writeFile(path.join(folder, name), buffer);
    }
    const browser = await open();
    try {
      await walkMainPath(browser, app.url, images);
    } finally {
      await browser.close();
    }
  },
);
