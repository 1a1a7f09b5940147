import type { Browser, Page } from "@playwright/test";
import type { Cookie } from "@/e2e/bench/cookie";
import { LOCALE_COOKIE, type Locale } from "@/lib/i18n/locales";
import { THEME_COOKIE, type Theme } from "@/lib/preferences/theme";
import type { Place } from "./places";
import type { Condition } from "./seeded";
import type { SeededApp } from "./seeded-app";

export type Look = {
  place: Place;
  condition: Condition;
  theme: Exclude<Theme, "system">;
  width: number;
  lang: Locale;
};

/** The heights of the windows, by their widths. */
export const WINDOWS: Record<number, number> = { 390: 844, 768: 1024, 1440: 900, 2560: 1440 };

/** Opens a place as its account sees it, runs `see` once it is at rest, and closes it. */
export async function visit<Result>(
  browser: Browser,
  { app, broken, seeded }: SeededApp,
  { place, condition, theme, width, lang }: Look,
  see: (page: Page) => Promise<Result>,
): Promise<Result> {
  const { url } = place.broken ? broken : app;
  const isPhone = width < 600;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: WINDOWS[width] ?? 900 },
    deviceScaleFactor: isPhone ? 2 : 1,
    hasTouch: width < 1000,
    isMobile: isPhone,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: lang === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Europe/Berlin",
  });
  try {
    context.setDefaultTimeout(20_000);
    const account = seeded.accounts[condition];
    const cookies: Cookie[] = [
      { name: LOCALE_COOKIE, value: lang },
      { name: THEME_COOKIE, value: theme },
    ];
    if (place.who !== "nobody")
      cookies.push(condition === "empty" && place.who === "anyone" ? seeded.nothing : account.cookie);
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
    const page = await context.newPage();
    await page.goto(place.path(account, condition));
    await settle(page);
    await place.act?.(page, condition);
    if (place.act) await settle(page);
    return await see(page);
  } finally {
    await context.close();
  }
}

/** What another theme looks like on a page that is open, as the user's own choice of it does. */
export async function changeTheme(page: Page, theme: Look["theme"]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((to) => {
    document.documentElement.setAttribute("data-theme", to);
    // What is not on the screen would keep the colors of the theme before, and axe would find no contrast.
    for (const skipped of document.querySelectorAll<HTMLElement>('[class*="content-visibility:auto"]'))
      skipped.style.contentVisibility = "visible";
  }, theme);
  await page.waitForTimeout(200);
}

/** Waits until fonts and visible images are there and nothing moves any more, but never long: a live page is never done. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  // Images that are not shown, or are below the window, may never be loaded.
  const isDrawn = () =>
    document.fonts.status === "loaded" &&
    [...document.images].every(
      (image) => image.complete || !image.checkVisibility() || image.getBoundingClientRect().top > window.innerHeight,
    );
  await page.waitForFunction(isDrawn, undefined, { timeout: 5_000 }).catch(() => undefined);
  await page.waitForTimeout(200);
}
