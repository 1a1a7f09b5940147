import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "@/db/database";
import type { Driver } from "@/e2e/other-browsers/driver";
import { installedBrowsers } from "@/e2e/other-browsers/installed";
import type { Cookie } from "./cookie";
import { type BrowserFigures, SHARES, videoAt } from "./gallery-browser";

const PAGE = { role: "link", name: "" } as const;
/** Milliseconds until a place must be shown. */
const SHOWN_MS = 15_000;

/** Jumps through the whole gallery in the other installed browsers, whose pages can have other heights than Chromium's. */
export async function benchOtherBrowsers(url: string, cookie: Cookie, db: Db, userId: string): Promise<BrowserFigures> {
  const [lines, problems]: [string[], string[]] = [[], []];
  for (const [name, open] of installedBrowsers) {
    const browser = await open();
    try {
      await browser.open(`${url}/empty`);
      await inPage(browser, `document.cookie = ${JSON.stringify(`${cookie.name}=${cookie.value}; path=/`)}`);
      await browser.open(`${url}/gallery`);
      const missed = [];
      for (const share of [...SHARES, 1]) if (!(await shows(browser, share, db, userId))) missed.push(share);
      const height = await inPage(browser, "return document.documentElement.scrollHeight");
      const all = SHARES.length + 1;
      lines.push(`${name}, whose page is ${height} px high: ${all - missed.length} of ${all} places match SQL`);
      problems.push(...missed.map((share) => `${name}, at ${share}: another video than SQL's`));
    } finally {
      await browser.close();
    }
  }
  return { lines, problems };
}

/** How far from its part of all videos the first one on the screen may be: rows and months have different heights. */
const NEAR = 0.05;

/** Scrolls there, and waits until the first video on the screen is near it and the one that SQL has at its place. */
async function shows(browser: Driver, share: number, db: Db, userId: string): Promise<boolean> {
  await inPage(browser, `scrollTo(0, ${share} * document.documentElement.scrollHeight)`);
  const end = Date.now() + SHOWN_MS;
  while (Date.now() < end) {
    await pause(500);
    const seen = (await inPage(
      browser,
      `const card = [...document.querySelectorAll("[data-card]")].find((one) => one.getBoundingClientRect().top >= 0);
      return card ? [card.dataset.card, Number(card.closest("[role=row]").getAttribute("aria-rowindex")),
        Number(card.closest("[role=grid]").getAttribute("aria-rowcount"))] : null`,
    )) as [string, number, number] | null;
    if (!seen) continue;
    const [id, place, all] = seen;
    if (Math.abs(place / all - share) < NEAR && (await videoAt(db, userId, place)) === id) return true;
  }
  return false;
}

/** Runs statements in the page. */
const inPage = (browser: Driver, statements: string): Promise<unknown> =>
  browser.look(PAGE, new Function(statements) as () => unknown);
