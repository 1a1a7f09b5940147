const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 60_000;
/** Asked of a server that is there: after an update it may not have the part any more. */
const TRIES = 12;

/**
 * Loads a part of this program that nobody pressed for, again and again: a moment offline must not take it away for as
 * long as the page is open. `onFailed` is called after each try that failed. Rejects when it is given up.
 */
export async function keepTrying<Part>(load: () => Promise<Part>, onFailed?: () => void): Promise<Part> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await load();
    } catch (error) {
      onFailed?.();
      if (tried >= TRIES) throw error;
    }
    await untilAgain(Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LAST_PAUSE_MS));
  }
}

/** After the pause; without a network as soon as there is one. */
const untilAgain = (pause: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = navigator.onLine ? setTimeout(done, pause) : undefined;
    window.addEventListener("online", done);
  });
