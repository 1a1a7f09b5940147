import { Monitor, Moon, Sun } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { setLocale, setTheme } from "@/lib/preferences/actions";
import { THEMES, type Theme } from "@/lib/preferences/theme";
import { Choice } from "./choice";

const ICONS = { system: Monitor, dark: Moon, light: Sun } as const;
/** Each language by its own name in its own script, so that its readers recognize it. */
const LANGUAGES = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh", label: "中文", lang: "zh" },
];

export function Preferences({ theme }: { theme: Theme }) {
  const t = useTranslations("nav");
  const themes = THEMES.map((value) => {
    const Icon = ICONS[value];
    return { value, label: t(`themes.${value}`), icon: <Icon aria-hidden="true" className="size-4 shrink-0" /> };
  });
  return (
    <div className="flex flex-col gap-3">
      <Choice label={t("theme")} name="theme" action={setTheme} chosen={theme} options={themes} />
      <Choice label={t("language")} name="locale" action={setLocale} chosen={useLocale()} options={LANGUAGES} />
    </div>
  );
}
