import { getRequestConfig } from "next-intl/server";
import { getUser } from "@/lib/auth/session";
import { browserTimeZone, localeOfRequest } from "@/lib/preferences/read";
import { UTC } from "@/lib/text/time-zone";

/** The language and the time zone of a request. */
export default getRequestConfig(async () => {
  const locale = await localeOfRequest();
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
