import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { getUser } from "@/lib/auth/session";
import { isLocale, LOCALE_COOKIE, localeFromHeader } from "@/lib/i18n/locales";
import { browserTimeZone } from "@/lib/preferences/read";
import { UTC } from "@/lib/text/time-zone";

/** The language of a request: the user's own choice in a cookie, else what the browser prefers; and their time zone. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeFromHeader((await headers()).get("accept-language"));
  return {
    locale,
    messages: (await import(`../i18n/messages/${locale}.json`)).default,
    // Dates are rendered on the server and in the browser; one zone for both avoids hydration errors.
    timeZone: await timeZoneOfRequest(),
  };
});

/** The user's zone. When the user cannot be looked up, the browser's zone is used: wrong dates beat a failed page. */
async function timeZoneOfRequest(): Promise<string> {
  const user = await getUser().catch(() => null);
  return user?.timeZone ?? (await browserTimeZone()) ?? UTC;
}
