import type { Page } from "@playwright/test";

/** Milliseconds from a key press to the frame that shows it. `reported` is the browser's own value, in steps of 8. */
export type Keys = { median: number; p95: number; worst: number; reported: number };

/**
 * Measures from the event's own timestamp, waiting in the queue included, until the frame with the letter is painted:
 * the first task after the next animation frame. Event Timing is a second source.
 */
const MEASURE = () => {
  const seen = { own: [] as number[], reported: [] as number[] };
  Object.assign(window, { seen });
  window.addEventListener(
    "keydown",
    (event) => {
      const pressed = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.own.push(performance.now() - pressed);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") seen.reported.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
};

const share = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

export const measureKeys = (page: Page) => page.addInitScript(MEASURE);

/** Types letters into the focused element at the speed of a fast typist. Returns how long each took to appear. */
export async function typeInto(page: Page, letters: number): Promise<Keys> {
  const text = "the rain falls on the harbor and the keeper climbs ";
  const type = async (count: number) => {
    for (let at = 0; at < count; at++) await page.keyboard.type(text[at % text.length] ?? " ", { delay: 45 });
  };
  await type(20);
  await page.evaluate(() => {
    const seen = Reflect.get(window, "seen") as { own: number[]; reported: number[] };
    seen.own.length = 0;
    seen.reported.length = 0;
  });
  await type(letters);
  await page.waitForTimeout(500);
  const { own, reported } = await page.evaluate(
    () => Reflect.get(window, "seen") as { own: number[]; reported: number[] },
  );
  if (own.length !== letters) throw new Error(`${own.length} of ${letters} keys were seen`);
  own.sort((a, b) => a - b);
  // The browser does not report keys under 16 ms.
  const durations = [...Array<number>(Math.max(0, letters - reported.length)).fill(8), ...reported].sort(
    (a, b) => a - b,
  );
  return { median: share(own, 0.5), p95: share(own, 0.95), worst: own.at(-1) ?? 0, reported: share(durations, 0.95) };
}
