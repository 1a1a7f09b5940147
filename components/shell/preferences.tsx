import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon/icon";
import { setLocale, setTheme } from "@/lib/preferences/actions";
import { THEMES, type Theme } from "@/lib/preferences/theme";
import { Choice } from "./choice";

const ICONS = { system: "monitor", dark: "moon", light: "sun" } as const;
/** Each language by its own name in its own script, so that its readers recognize it. */
const LANGUAGES = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh", label: "中文", lang: "zh" },
];

export function Preferences({ theme }: { theme: Theme }) {
  const t = useTranslations("nav");
  const themes = THEMES.map((value) => ({
    value,
    label: t(`themes.${value}`),
    icon: <Icon name={ICONS[value]} />,
  }));
  return (
    <div className="flex flex-col gap-3">
      <Choice label={t("theme")} name="theme" action={setTheme} chosen={theme} options={themes} />
      <Choice label={t("language")} name="locale" action={setLocale} chosen={useLocale()} options={LANGUAGES} />
    </div>
  );
}
