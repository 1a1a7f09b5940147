import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { z } from "zod";
import { inRoot } from "@/lib/cli/root.mjs";

const manifest = z.object({ rootMainFiles: z.array(z.string()) });

/**
 * Gzipped KiB of a page's scripts: what every page loads, even an empty one, and what this page adds until it is idle.
 * The size is measured here, because servers compress differently.
 */
export async function firstLoadScript(address: string): Promise<{ empty: number; over: number }> {
  const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response.body());
    });
    await page.goto(address, { waitUntil: "networkidle" });
    const all = gzippedKib(await Promise.all(scripts));
    const { rootMainFiles } = manifest.parse(JSON.parse(await readFile(inRoot(".next/build-manifest.json"), "utf8")));
    const empty = gzippedKib(await Promise.all(rootMainFiles.map((file) => readFile(inRoot(".next", file)))));
    return { empty, over: all - empty };
  } finally {
    await browser.close();
  }
}

const gzippedKib = (files: Buffer[]): number => files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0) / 1024;
