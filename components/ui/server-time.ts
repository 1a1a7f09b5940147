/** Milliseconds by which the server's clock is ahead of this device's. */
let ahead = 0;
let latest = 0;

/**
 * Stores the server's time when it rendered the page. Ages use that clock, because this device's may be wrong by hours.
 * The time in the document was true when its first byte arrived; a later one is true now.
 */
export function setServerTime(now: number): void {
  if (now === latest) return;
  const [page] = latest === 0 ? performance.getEntriesByType("navigation") : [];
  const since = page instanceof PerformanceNavigationTiming ? performance.now() - page.responseStart : 0;
  ahead = now + since - Date.now();
  latest = now;
}

/** The server's time in milliseconds. */
export const serverNow = (): number => Date.now() + ahead;
