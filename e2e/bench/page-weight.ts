import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import type { Cookie } from "./cookie";

/**
 * What a page loads with an empty cache within three seconds of its load event, unasked: the number of requests, the
 * bytes of its HTML, and the gzipped bytes of the scripts named in its HTML (`first`) and of the others (`later`).
 */
export type Weight = { status: number; requests: number; html: number; first: number; later: number };

/** Opens a page with an empty cache. Scripts for browsers without modules do not count. */
export async function weigh(browser: Browser, url: string, path: string, cookie: Cookie | null): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    if (cookie) await context.addCookies([{ ...cookie, url }]);
    const page = await context.newPage();
    const loaded = new Map<string, Promise<number>>();
    let requests = 0;
    page.on("request", () => {
      requests++;
    });
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      loaded.set(
        new URL(response.url()).pathname,
        response.body().then((body) => gzipSync(body).length),
      );
    });
    const response = await page.goto(`${url}${path}`, { waitUntil: "load" });
    const html = (await response?.text()) ?? "";
    // A page with an event stream never becomes idle.
    await page.waitForTimeout(3_000);
    const named = new Set(
      [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)[^"]*"[^>]*>/g)]
        .filter(([tag]) => !/\bnomodule\b/i.test(tag))
        .map(([, address = ""]) => new URL(address, url).pathname),
    );
    let [first, later] = [0, 0];
    for (const [address, size] of loaded) {
      if (named.has(address)) first += await size;
      else later += await size;
    }
    return { status: response?.status() ?? 0, requests, html: Buffer.byteLength(html), first, later };
  } finally {
    await context.close();
  }
}
