import type { Starter } from "./starters/starter";

const BY_LANGUAGE: Record<string, () => Promise<{ starters: readonly Starter[] }>> = {
  en: () => import("./starters/en"),
  zh: () => import("./starters/zh"),
};

/** The templates that come with Ninefold, in a language. */
export async function loadStarters(language: string): Promise<readonly Starter[]> {
  return (await (BY_LANGUAGE[language] ?? BY_LANGUAGE.en)?.())?.starters ?? [];
}
