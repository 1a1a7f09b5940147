import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { captureOutput } from "@/lib/cli/child.mjs";

/**
 * Downloaded on demand instead of being a development dependency: with its own dependencies it is 200 packages and 185
 * MB, more than a sixth of what `npm ci` installs for this project.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";

const report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number() })),
  audits: z.record(z.string(), z.object({ numericValue: z.number().optional() })),
});

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

const SHIFT = "cumulative-layout-shift";
/** The metrics of the performance score: milliseconds, and layout shift. */
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", SHIFT];

/** Lighthouse's scores for a page on its slow phone with a slow network, from 0 to 100. */
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
  // Its browser sometimes starts the trace too late, which is not the page's fault.
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
