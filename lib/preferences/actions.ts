"use server";
import { cookies } from "next/headers";
import { env } from "@/env";
import { isTimeZone, ZONE_COOKIE } from "@/lib/text/time-zone";
import { isLocale, LOCALE_COOKIE } from "../i18n/locales";
import { isTheme, THEME_COOKIE } from "./theme";

const keep = async (name: string, value: string) =>
  (await cookies()).set(name, value, {
    path: "/",
    maxAge: 365 * 86_400,
    sameSite: "lax",
    httpOnly: true,
    secure: env.appUrl.startsWith("https:"),
  });

/** Silently ignores anything but a known theme: only a forged form sends it. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = form.get("theme");
  if (isTheme(theme)) await keep(THEME_COOKIE, theme);
}

export async function setLocale(form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (typeof locale === "string" && isLocale(locale)) await keep(LOCALE_COOKIE, locale);
}

/** The browser's own time zone; a user's account keeps the first one that it gets. */
export async function reportTimeZone(zone: unknown): Promise<void> {
  if (isTimeZone(zone)) await keep(ZONE_COOKIE, zone);
}
