import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { captureOutput } from "@/lib/cli/child.mjs";
import type { Cookie } from "./cookie";

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

/**
 * Scores from 0 to 100, and the metrics behind the first: largest contentful paint and blocking in milliseconds, and
 * layout shift.
 */
export type Run = Record<(typeof CATEGORIES)[number], number> & { paint: number; blocking: number; shift: number };

type Options = { cookie: Cookie | null; folder: string; tries?: number };

/** One run of Lighthouse on its slow phone with a slow network. */
export async function lighthouse(address: string, { cookie, folder, tries = 3 }: Options): Promise<Run> {
  const file = path.join(folder, "lighthouse.json");
  const flags = [
    `--only-categories=${CATEGORIES.join(",")}`,
    "--output=json",
    `--output-path=${file}`,
    "--quiet",
    "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
    ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: `${cookie.name}=${cookie.value}` })}`] : []),
  ];
  const { code, output } = await captureOutput(["--yes", "--ignore-scripts", LIGHTHOUSE, address, ...flags], {
    program: process.platform === "win32" ? "npx.cmd" : "npx",
    within: 300_000,
  });
  // Its browser sometimes starts the trace too late, which is not the page's fault.
  if (code !== 0 && tries > 1) return lighthouse(address, { cookie, folder, tries: tries - 1 });
  if (code !== 0) throw new Error(`Lighthouse did not finish:\n${output}`);
  const { categories, audits } = report.parse(JSON.parse(await readFile(file, "utf8")));
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const metric = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
    seo: score("seo"),
    paint: metric("largest-contentful-paint"),
    blocking: metric("total-blocking-time"),
    shift: metric("cumulative-layout-shift"),
  };
}
