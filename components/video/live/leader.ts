/**
 * Runs `lead` in one of the tabs with the same `name`; when that tab closes, the next one takes over. Returns a
 * function that steps down. Without HTTP/2, a browser opens at most six connections to a server: seven tabs with a
 * stream each would leave none for the pages.
 */
export function leadOnce(name: string, lead: () => () => void): () => void {
  // Locks exist only on https and localhost.
  if (!("locks" in navigator)) return leadWhileSeen(lead);
  const given = new AbortController();
  let end = () => {};
  navigator.locks
    .request(name, { signal: given.signal }, async () => {
      if (given.signal.aborted) return;
      const stop = lead();
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      stop();
    })
    .catch(() => undefined); // Stepped down while still waiting.
  return () => {
    given.abort();
    end();
  };
}

/** Without locks, every tab leads for itself while it is visible, which is rarely more than one. */
function leadWhileSeen(lead: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const change = () => {
    if (document.hidden) {
      stop?.();
      stop = undefined;
    } else stop ??= lead();
  };
  document.addEventListener("visibilitychange", change);
  change();
  return () => {
    document.removeEventListener("visibilitychange", change);
    stop?.();
  };
}
