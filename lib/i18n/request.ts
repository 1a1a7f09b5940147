import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALE_COOKIE, localeFromHeader } from "./locales";

/** The language of a request: the person's own choice in a cookie, else what the browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeFromHeader((await headers()).get("accept-language"));
  return {
    locale,
    messages: (await import(`./messages/${locale}.json`)).default,
    // Dates are made on the server and in the browser; one zone for both keeps hydration equal.
    timeZone: "UTC",
  };
});
