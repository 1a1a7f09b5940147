import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { chromium, type Page } from "@playwright/test";
import pLimit from "p-limit";
import { print, run } from "@/lib/cli/output.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { fileOf, makeOverview } from "./overview";
import { PLACES } from "./places";
import { CONDITIONS } from "./seeded";
import { startSeededApp } from "./seeded-app";
import { changeTheme, type Look, visit, WINDOWS } from "./visit";

/**
 * `main.ts [page …] [--width 390 …] [--lang zh …] [--theme dark …] [--condition full …] [--whole]`: photographs pages
 * into .shots and examines them with axe. `--whole` also photographs what is below the window.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", multiple: true },
    lang: { type: "string", multiple: true },
    theme: { type: "string", multiple: true },
    condition: { type: "string", multiple: true },
    whole: { type: "boolean", default: false },
  },
});

/** The asked ones of a list, in its order; all of them when none was asked for. */
function chosen<Value extends string | number>(what: string, all: readonly Value[], asked: string[] = []): Value[] {
  const unknown = asked.find((one) => !all.some((known) => String(known) === one));
  if (unknown !== undefined) {
    process.stderr.write(`There is no ${what} ${unknown}, only ${all.join(", ")}.\n`);
    process.exit(1);
  }
  return all.filter((one) => asked.length === 0 || asked.includes(String(one)));
}

const names = chosen(
  "page",
  PLACES.map(({ name }) => name),
  positionals,
);
const widths = chosen("width", Object.keys(WINDOWS).map(Number), values.width);
const langs = chosen("language", ["en", "zh"] as const, values.lang);
const themes = chosen("theme", ["light", "dark"] as const, values.theme);
const conditions = chosen("condition", CONDITIONS, values.condition);

const folder = inRoot(".shots");
const problems: string[] = [];
const isExamined = ({ lang, width }: Look) => lang === langs[0] && (width === 390 || width === 1440);

/** Returns what axe found, or null where it was not run. */
async function photograph(page: Page, look: Look): Promise<string[] | null> {
  const file = path.join(folder, fileOf(look));
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, type: "jpeg", quality: 85, animations: "disabled", fullPage: values.whole });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (tooWide > 0) problems.push(`${fileOf(look)}: scrolls ${tooWide} px sideways`);
  if (!isExamined(look)) return null;
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations)
    problems.push(`${fileOf(look)}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  return violations.map(({ id }) => id);
}

/** Returns the exit code. */
async function photographAll(): Promise<number> {
  const started = await startSeededApp();
  const browser = await chromium.launch({
    executablePath: process.env.HEADLESS_PATH || process.env.CHROME_PATH || undefined,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const limit = pLimit(2);
    print(`${"axe".padEnd(20)}${conditions.map((condition) => condition.padEnd(24)).join("")}`);
    for (const place of PLACES.filter(({ name }) => names.includes(name))) {
      const looks = conditions.flatMap((condition) =>
        langs.flatMap((lang) =>
          themes.flatMap((theme) => widths.map((width): Look => ({ place, condition, theme, width, lang }))),
        ),
      );
      const found = new Map<string, string[]>();
      const taken: Look[] = [];
      const take = async (page: Page, look: Look) => {
        await changeTheme(page, look.theme);
        const violations = await photograph(page, look);
        taken.push(look);
        if (violations) found.set(look.condition, [...(found.get(look.condition) ?? []), ...violations]);
      };
      // Opening a page is what takes long: it is opened once for all themes.
      const takeAll = ([look, ...others]: Look[]) =>
        look &&
        visit(browser, started, look, async (page) => {
          for (const one of [look, ...others]) await take(page, one);
        }).catch((error) => void problems.push(`${fileOf(look)}: ${error.message.split("\n")[0]}`));
      const inAllThemes = ({ condition, lang, width }: Look) =>
        looks.filter((look) => look.condition === condition && look.lang === lang && look.width === width);
      const groups = looks.filter(({ theme }) => theme === themes[0]).map(inAllThemes);
      await Promise.all(groups.map((group) => limit(() => takeAll(group))));
      const cell = (violations: string[] | undefined) =>
        violations?.length === 0 ? "✓" : violations ? [...new Set(violations)].join(" ") : "–";
      print(`${place.name.padEnd(20)}${conditions.map((condition) => cell(found.get(condition)).padEnd(24)).join("")}`);
      if (taken.length > 0)
        await makeOverview(
          browser,
          folder,
          place.name,
          looks.filter((look) => taken.includes(look)),
        );
    }
  } finally {
    await browser.close();
    await started.stop();
  }
  for (const problem of problems) print(`✗ ${problem}`);
  print(`${problems.length} problems; the photographs are in ${path.relative(process.cwd(), folder) || "."}`);
  return problems.length > 0 ? 1 : 0;
}

await run(photographAll);
