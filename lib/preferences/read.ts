import "server-only";
import { cookies, headers } from "next/headers";
import { isLocale, LOCALE_COOKIE, type Locale, localeFromHeader } from "@/lib/i18n/locales";
import { isTimeZone, ZONE_COOKIE } from "@/lib/text/time-zone";
import { GRID_COOKIE, gridWidth } from "./grid-width";
import { isTheme, THEME_COOKIE, type Theme } from "./theme";

/** The user's theme. Read on the server, so that the first paint is right without a script before it. */
export async function readTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : "system";
}

/** The time zone that the browser sent, or null. */
export async function browserTimeZone(): Promise<string | null> {
  const told = (await cookies()).get(ZONE_COOKIE)?.value;
  return isTimeZone(told) ? told : null;
}

/** The width in CSS pixels that the gallery's rows are rendered for. */
export async function readGridWidth(): Promise<number> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return gridWidth(jar.get(GRID_COOKIE)?.value, sent.get("user-agent"));
}

/** The language of this request: the user's own choice in a cookie, else what the browser prefers. */
export async function localeOfRequest(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : localeFromHeader((await headers()).get("accept-language"));
}
