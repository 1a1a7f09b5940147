import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "@playwright/test";
import { CONDITIONS } from "./seeded";
import { type Look, WINDOWS } from "./visit";

const MOST_WIDE = 4_000;
const GAP = 12;

export const fileOf = ({ place, condition, lang, theme, width }: Look) =>
  path.join(place.name, `${condition}-${lang}-${theme}-${width}.jpg`);

/** Composes the photographs of one place to one image: a row for a condition and language. Returns its file. */
export async function makeOverview(browser: Browser, folder: string, name: string, looks: Look[]): Promise<string> {
  const rows = CONDITIONS.flatMap((condition) =>
    [...new Set(looks.map(({ lang }) => lang))].map((lang) =>
      looks.filter((look) => look.condition === condition && look.lang === lang),
    ),
  ).filter((row) => row.length > 0);
  const widest = Math.max(
    ...rows.map((row) => row.reduce((sum, look) => sum + look.width / (WINDOWS[look.width] ?? 900), 0)),
  );
  const most = Math.max(...rows.map((row) => row.length));
  const height = Math.min(900, Math.floor((MOST_WIDE - GAP * (most + 2)) / widest));
  const cells = rows.map((row) => `<div>${row.map((look) => cell(look, height)).join("")}</div>`);
  const style = `body { margin: 0; padding: ${GAP}px; width: max-content; background: #777; font: 15px sans-serif; color: #fff }
    h1 { font-size: 24px; margin: 0 0 ${GAP}px } div { display: flex; gap: ${GAP}px; margin-bottom: ${GAP}px }
    figure { margin: 0 } figcaption { padding: 2px 0; white-space: nowrap; overflow: hidden } img { display: block }`;
  const html = path.join(folder, `${name}.html`);
  await writeFile(
    html,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${name}</h1>${cells.join("")}`,
  );
  const page = await browser.newPage({ viewport: { width: MOST_WIDE, height: 1_000 } });
  try {
    await page.goto(pathToFileURL(html).href);
    const file = path.join(folder, `${name}.png`);
    await page.locator("body").screenshot({ path: file, timeout: 60_000 });
    return file;
  } finally {
    await page.close();
  }
}

function cell(look: Look, height: number): string {
  const width = Math.floor((height * look.width) / (WINDOWS[look.width] ?? 900));
  const label = `${look.condition} · ${look.lang} · ${look.theme} · ${look.width}`;
  return `<figure style="width:${width}px"><figcaption>${label}</figcaption>
    <img src="${fileOf(look).replaceAll(path.sep, "/")}" width="${width}" height="${height}" alt=""></figure>`;
}
