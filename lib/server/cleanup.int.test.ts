import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { openTestDatabase } from "@/e2e/fixtures/database";
import { log } from "@/lib/log";
import { startCleanup } from "./cleanup";

test("a server that is stopped as it starts closes its database after the step of the cleanup that is under way", async () => {
  const failed = vi.spyOn(log, "error");
  const database = await openTestDatabase();
  Object.assign(globalThis, { ninefoldDatabase: database });
  await startCleanup()();
  await database.close();
  // Steps that went on without a database would fail within this time.
  await sleep(200);
  expect(failed).not.toHaveBeenCalled();
});
