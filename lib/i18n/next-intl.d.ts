import type { Locale } from "./locales";
import type en from "./messages/en.json";

/** The compiler checks keys and parameters of messages; a test checks that `zh.json` has the same ones. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
