import type { Locale } from "./locales";
import type en from "./messages/en.json";

/** Keys and parameters of messages are checked by the compiler; that `zh.json` has the same ones, by a test. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
