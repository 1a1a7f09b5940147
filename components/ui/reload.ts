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

/** Reloads the page once drafts and uploads are saved. Only call it on a click. */
export async function reload(): Promise<void> {
  // Otherwise the browser would show its own offline page.
  if (!navigator.onLine) return;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled([...keepers].map((keep) => keep())), late]);
  window.location.reload();
}
