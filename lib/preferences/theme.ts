export const THEMES = ["system", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "ninefold-theme";

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);
