import { Monitor, Moon, Sun } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { setLocale, setTheme } from "@/lib/preferences/actions";
import { readTheme } from "@/lib/preferences/read";
import { THEMES } from "@/lib/preferences/theme";
import { Choice } from "./choice";

const ICONS = { system: Monitor, dark: Moon, light: Sun } as const;
/** Each language by its own name in its own script, so that its readers recognize it. */
const LANGUAGES = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh", label: "中文", lang: "zh" },
];

export async function Preferences() {
  const [t, theme, locale] = await Promise.all([getTranslations("nav"), readTheme(), getLocale()]);
  const themes = THEMES.map((value) => {
    const Icon = ICONS[value];
    return { value, label: t(`themes.${value}`), icon: <Icon aria-hidden="true" className="size-4 shrink-0" /> };
  });
  return (
    <div className="flex flex-col gap-3">
      <Choice label={t("theme")} name="theme" action={setTheme} chosen={theme} options={themes} />
      <Choice label={t("language")} name="locale" action={setLocale} chosen={locale} options={LANGUAGES} />
    </div>
  );
}
