import { chromium } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import type { Cookie } from "./cookie";

export type BrowserFigures = { lines: string[]; problems: string[] };

/** Parts of the page's height at which the gallery is compared with SQL. */
export const SHARES = [0.02, 0.1, 0.25, 0.333, 0.5, 0.75, 0.9, 0.999];
/** Bytes of answers for one jump, at most. */
const JUMP_BYTES = 100_000;

/** The id of the video at a place of a user's gallery, from 1. */
export async function videoAt(db: Db, userId: string, place: number): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    sql`select generation_id as id from gallery_entries
    where user_id = ${userId} and deleted_at is null
    order by created_at desc, generation_id desc offset ${place - 1} limit 1`,
  );
  return row?.id;
}

/** Scrolls through the whole gallery in a real browser and compares the cards with the result of SQL. */
export async function benchBrowser(url: string, cookie: Cookie, db: Db, userId: string): Promise<BrowserFigures> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH,
    args: ["--no-sandbox", "--enable-precise-memory-info"],
  });
  const [lines, problems]: [string[], string[]] = [[], []];
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ ...cookie, url }]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { longest: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          Object.assign(window, { longest: Math.max(Reflect.get(window, "longest"), entry.duration) });
        }
      }).observe({ entryTypes: ["longtask"] });
    });
    await page.goto(`${url}/gallery`);
    // The timeline is loaded with the first movement that the page takes notice of.
    const timeline = page.getByRole("slider");
    for (let tries = 0; tries < 50 && (await timeline.count()) === 0; tries++) {
      await page.mouse.move(700, 400 + (tries % 2) * 100);
      await page.waitForTimeout(200);
    }
    await timeline.waitFor();
    const read = () =>
      page.evaluate(() => {
        const cards = [...document.querySelectorAll<HTMLElement>("[data-card]")];
        const first = cards.find((card) => card.getBoundingClientRect().top >= 0);
        const place = first?.closest("[role=row]")?.ariaRowIndex;
        const memory = Reflect.get(performance, "memory") as { usedJSHeapSize: number };
        return {
          cards: cards.length,
          id: first?.dataset.card,
          place: Number(place),
          heap: memory.usedJSHeapSize / 1e6,
        };
      });
    let [most, heap, bytes, mostBytes] = [0, 0, 0, 0];
    page.on("response", async (response) => {
      bytes +=
        (
          await response
            .request()
            .sizes()
            .catch(() => null)
        )?.responseBodySize ?? 0;
    });
    for (const share of SHARES) {
      bytes = 0;
      await page.evaluate((to) => window.scrollTo(0, to * document.documentElement.scrollHeight), share);
      await page.waitForTimeout(1_000);
      const seen = await read();
      mostBytes = Math.max(mostBytes, bytes);
      [most, heap] = [Math.max(most, seen.cards), Math.max(heap, seen.heap)];
      if (!seen.id || (await videoAt(db, userId, seen.place)) !== seen.id)
        problems.push(`at ${share}, the gallery shows ${seen.id ?? "nothing"}`);
    }
    lines.push(`places that match SQL: ${SHARES.length - problems.length} of ${SHARES.length}`);

    await page.keyboard.press("End");
    await page.waitForTimeout(1_500);
    lines.push(`most bytes for one jump: ${mostBytes} (target ${JUMP_BYTES})`);
    if (mostBytes > JUMP_BYTES) problems.push(`${mostBytes} bytes for one jump`);
    const last = await page.evaluate(
      () => [...document.querySelectorAll<HTMLElement>("[data-card]")].at(-1)?.dataset.card,
    );
    const [oldest] = await rowsOf<{ id: string }>(
      db,
      sql`select generation_id as id from gallery_entries where user_id = ${userId}
      order by created_at, generation_id limit 1`,
    );
    if (last !== oldest?.id) problems.push("the last video was not reached");
    lines.push(`the last video was reached: ${last === oldest?.id}`);

    await page.keyboard.press("Home");
    await page.waitForTimeout(1_000);
    await page.evaluate(() => Object.assign(window, { longest: 0 }));
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 120; turn++) {
      await page.mouse.wheel(0, turn % 3 === 0 ? 9_000 : 1_200);
      await page.waitForTimeout(25);
      if (turn % 10 === 0) most = Math.max(most, (await read()).cards);
    }
    await page.waitForTimeout(1_000);
    const longest = await page.evaluate(() => Reflect.get(window, "longest") as number);
    heap = Math.max(heap, (await read()).heap);
    lines.push(`most cards on the page: ${most} (target 120)`);
    lines.push(`longest task while scrolling: ${longest.toFixed(0)} ms (target 50)`);
    lines.push(`heap: ${heap.toFixed(0)} MB (target 150)`);
    if (most > 120) problems.push(`${most} cards on the page`);
    if (longest > 50) problems.push(`a task of ${longest.toFixed(0)} ms`);
    if (heap > 150) problems.push(`${heap.toFixed(0)} MB of heap`);
  } finally {
    await browser.close();
  }
  return { lines, problems };
}
