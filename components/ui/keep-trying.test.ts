import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepTrying } from "./keep-trying";

const page = new EventTarget();
const network = { onLine: true };
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", page);
  vi.stubGlobal("navigator", network);
  network.onLine = true;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Fails so many times, then succeeds. */
const part = (failures: number) => {
  let left = failures;
  return vi.fn(async () => {
    left -= 1;
    if (left >= 0) throw new Error("Failed to load chunk");
    return "here";
  });
};

test("a part that failed to load is retried at growing intervals", async () => {
  const load = part(3);
  const failed = vi.fn();
  const loading = keepTrying(load, failed);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await loading).toBe("here");
  expect(failed).toHaveBeenCalledTimes(3);
});

test("offline, it waits for the network, however long, and then retries immediately", async () => {
  network.onLine = false;
  const load = part(1);
  const loading = keepTrying(load);
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
  expect(load).toHaveBeenCalledTimes(1);
  page.dispatchEvent(new Event("online"));
  expect(await loading).toBe("here");
});

test("it gives up on what the server no longer has", async () => {
  const load = part(1_000);
  const loading = keepTrying(load).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(await loading).toBe("Failed to load chunk");
  expect(load.mock.calls.length).toBeLessThan(20);
});
