const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 60_000;
/** Tries while the server is reachable: after an update it may not have the part any more. */
const TRIES = 12;

/**
 * Loads a part of the app that the user didn't ask for, with retries: a moment offline must not disable it for as long
 * as the page is open. `onFailed` is called after each failed try. Rejects when it gives up.
 */
export async function keepTrying<Part>(load: () => Promise<Part>, onFailed?: () => void): Promise<Part> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await load();
    } catch (error) {
      onFailed?.();
      if (tried >= TRIES) throw error;
    }
    await waitToRetry(Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LAST_PAUSE_MS));
  }
}

/** Waits for the pause, or offline for the network. */
const waitToRetry = (pause: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = navigator.onLine ? setTimeout(done, pause) : undefined;
    window.addEventListener("online", done);
  });
