import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import type { Cookie } from "./cookie";

/** Gzipped bytes: the scripts in the served page (`first`), and those that the page loads afterwards on its own. */
export type Scripts = { status: number; first: number; later: number };

/** Opens a page with an empty cache. Scripts for browsers without modules do not count. */
export async function scriptsOf(browser: Browser, url: string, path: string, cookie: Cookie | null): Promise<Scripts> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    if (cookie) await context.addCookies([{ ...cookie, url }]);
    const page = await context.newPage();
    const loaded = new Map<string, Promise<number>>();
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
    return { status: response?.status() ?? 0, first, later };
  } finally {
    await context.close();
  }
}
