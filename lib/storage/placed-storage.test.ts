import { expect, test, vi } from "vitest";
import { createPlacedStorage, STALE_MS } from "./placed-storage";
import type { Storage } from "./storage";

const checkedBy = (check: Storage["check"]) => () => ({ check }) as Storage;

test("check: a store is checked where it was last while the database is away, and is in order or not by itself", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const check = vi.fn(async () => {});
    let away = false;
    const storage = createPlacedStorage(checkedBy(check), async () => {
      if (away) throw new Error("the database is away");
      return { store: "disk", movingFrom: null };
    });
    await storage.check();
    away = true;
    vi.advanceTimersByTime(STALE_MS + 1);
    await storage.check();
    expect(check).toHaveBeenCalledTimes(2);
    check.mockRejectedValueOnce(new Error("the disk is full"));
    await expect(storage.check()).rejects.toThrow("the disk is full");
  } finally {
    vi.useRealTimers();
  }
});

test("check: a server that never knew where its files are says that the database is away", async () => {
  const storage = createPlacedStorage(
    checkedBy(async () => {}),
    () => Promise.reject(new Error("the database is away")),
  );
  await expect(storage.check()).rejects.toThrow("the database is away");
});
