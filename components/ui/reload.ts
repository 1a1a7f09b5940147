/** Milliseconds: what isn't saved by then is left to the page's own unload handlers. */
const PATIENCE = 3_000;
const keepers = new Set<() => Promise<unknown>>();

/** Runs `keep` before our own button reloads the page. Returns an unsubscribe function. */
export function beforeReload(keep: () => Promise<unknown>): () => void {
  keepers.add(keep);
  return () => {
    keepers.delete(keep);
  };
}

/** What a reload would lose: a dialog, a transfer, a video that plays, or what is marked so. */
const LOSES = "dialog[open], progress, [data-unsaved]";

/**
 * Whether nobody looks at this page and nothing on it is under way. Never on one that was reloaded already: with servers
 * of two builds it would be reloaded forever.
 */
export function isUnattended(): boolean {
  const [opened] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!document.hidden || opened?.type === "reload" || document.querySelector(LOSES)) return false;
  return [...document.querySelectorAll("video")].every((video) => video.paused);
}

/** Reloads the page once drafts and uploads are saved. Only call it on a click, or where `isUnattended`. */
export async function reload(): Promise<void> {
  // Otherwise the browser would show its own offline page.
  if (!navigator.onLine) return;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled([...keepers].map((keep) => keep())), late]);
  window.location.reload();
}
