import { Languages } from "lucide-react";
import { LOCALES } from "@/lib/i18n/locales";
import { setLocale } from "@/lib/preferences/actions";
import type { EverywhereCommand } from "./everywhere";

/** One for each language but the current one. */
export const setLanguages = LOCALES.map(
  (locale): EverywhereCommand => ({
    id: `language_${locale}`,
    Icon: Languages,
    when: ({ language }) => language !== locale,
    run: ({ prefer }) => prefer(setLocale, "locale", locale),
  }),
);
