import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { z } from "zod";
import { inRoot } from "@/lib/cli/root.mjs";

const manifest = z.object({ rootMainFiles: z.array(z.string()) });

/**
 * KiB of gzip that a page's scripts weigh: what every page loads, even one with nothing on it, and what this one adds to
 * that until it has come to rest. Every byte is weighed by ourselves, since servers compress as they please.
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
    const all = weight(await Promise.all(scripts));
    const { rootMainFiles } = manifest.parse(JSON.parse(await readFile(inRoot(".next/build-manifest.json"), "utf8")));
    const empty = weight(await Promise.all(rootMainFiles.map((file) => readFile(inRoot(".next", file)))));
    return { empty, over: all - empty };
  } finally {
    await browser.close();
  }
}

const weight = (files: Buffer[]): number => files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0) / 1024;
