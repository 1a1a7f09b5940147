/** Milliseconds: what cannot be kept by then is left to the page's own farewell. */
const PATIENCE = 3_000;
const keepers = new Set<() => Promise<unknown>>();

/** Has `keep` run before the page is loaded anew by our own button. Returns the way to stop. */
export function beforeReload(keep: () => Promise<unknown>): () => void {
  keepers.add(keep);
  return () => {
    keepers.delete(keep);
  };
}

/** Loads the page anew once what was typed and added is kept. Only ever at a click. */
export async function reload(): Promise<void> {
  // The browser would show its own page instead of this one.
  if (!navigator.onLine) return;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled([...keepers].map((keep) => keep())), late]);
  window.location.reload();
}
