import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { captureOutput } from "@/lib/cli/child.mjs";

/**
 * Fetched when it is asked for and no development dependency: with what it brings along it is 200 packages and 185 MB,
 * more than a sixth of everything that an `npm ci` of this project installs.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";

const report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number() })),
  audits: z.record(z.string(), z.object({ numericValue: z.number().optional() })),
});

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

const SHIFT = "cumulative-layout-shift";
/** Of which the score for performance is made: milliseconds, and how far things moved. */
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", SHIFT];

/** What Lighthouse gives a page on its slow phone with its slow network, of 100. */
export async function lighthouse(address: string, folder: string, tries = 3): Promise<Scores> {
  const file = path.join(folder, "lighthouse.json");
  const flags = [
    `--only-categories=${CATEGORIES.join(",")}`,
    "--output=json",
    `--output-path=${file}`,
    "--quiet",
    "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
  ];
  const { code, output } = await captureOutput(["--yes", "--ignore-scripts", LIGHTHOUSE, address, ...flags], {
    program: process.platform === "win32" ? "npx.cmd" : "npx",
    within: 300_000,
  });
  // Now and then its browser starts the trace too late, which says nothing about the page.
  if (code !== 0 && tries > 1) return lighthouse(address, folder, tries - 1);
  if (code !== 0) throw new Error(`Lighthouse did not finish:\n${output}`);
  const { categories, audits } = report.parse(JSON.parse(await readFile(file, "utf8")));
  const figures = METRICS.map((name) => `${name} ${audits[name]?.numericValue?.toFixed(name === SHIFT ? 3 : 0)}`);
  console.log(`  ${figures.join("   ")}`);
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
    seo: score("seo"),
  };
}
