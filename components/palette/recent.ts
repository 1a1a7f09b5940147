/** Keys of entries in this browser, the last used one first. They only order the palette. */
const KEY = "ninefold:recent-commands";
const MOST = 20;

export function recentKeys(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberKey(key: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([key, ...recentKeys().filter((one) => one !== key)].slice(0, MOST)));
  } catch {
    // Storage full or forbidden: the palette keeps its own order.
  }
}
