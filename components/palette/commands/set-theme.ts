import { Monitor, Moon, Sun } from "lucide-react";
import { setTheme } from "@/lib/preferences/actions";
import { THEMES, type Theme } from "@/lib/preferences/theme";
import type { EverywhereCommand } from "./everywhere";

const ICONS = { system: Monitor, dark: Moon, light: Sun } as const;
const current = (): Theme => THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? "system";

/** One for each theme but the current one. */
export const setThemes = THEMES.map(
  (theme): EverywhereCommand => ({
    id: `theme_${theme}`,
    Icon: ICONS[theme],
    when: () => current() !== theme,
    run: ({ prefer }) => prefer(setTheme, "theme", theme),
  }),
);
