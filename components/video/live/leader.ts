/**
 * Runs `lead` in one tab of those with the same `name`; when that tab goes, the next one takes over at once. Returns
 * how to step down. A browser holds six connections to a server without HTTP/2: seven tabs with a stream each would
 * leave none for the pages themselves.
 */
export function leadOnce(name: string, lead: () => () => void): () => void {
  // Only pages from https or localhost have locks.
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

/** Without locks every tab leads for itself, but only while somebody looks at it, which is seldom more than one. */
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
