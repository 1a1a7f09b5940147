/** What somebody does first on a page, mostly before the first click. */
const TOUCHES = ["pointermove", "pointerdown", "keydown", "focusin", "wheel", "scroll"] as const;
/** Milliseconds after which a page that nobody has touched loads what the first click needs. */
const IDLE = 6_000;

let touched: Promise<void> | null = null;
let touch = (): void => undefined;

/** Resolves when the page is touched, or is idle for long. A server never waits. */
export function firstTouch(): Promise<void> {
  if (typeof window === "undefined") return Promise.resolve();
  touched ??= new Promise((resolve) => {
    const stop = new AbortController();
    const timer = setTimeout(() => touch(), IDLE);
    touch = () => {
      stop.abort();
      clearTimeout(timer);
      resolve();
    };
    for (const name of TOUCHES)
      window.addEventListener(name, touch, { capture: true, passive: true, signal: stop.signal });
  });
  return touched;
}

/** For what is no part of a served page and is needed now. */
export const countAsTouched = (): void => touch();
