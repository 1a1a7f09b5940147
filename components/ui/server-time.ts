/** Milliseconds by which the server's clock is ahead of this device's. */
let ahead = 0;
let told = 0;

/**
 * Takes down what the server's clock showed when it drew the page. Ages are told by that clock: this device's may be
 * wrong by hours. What came with the page's own document was true when its first byte arrived, anything later is true
 * now.
 */
export function hearServerTime(now: number): void {
  if (now === told) return;
  const [page] = told === 0 ? performance.getEntriesByType("navigation") : [];
  const since = page instanceof PerformanceNavigationTiming ? performance.now() - page.responseStart : 0;
  ahead = now + since - Date.now();
  told = now;
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = (): number => Date.now() + ahead;
