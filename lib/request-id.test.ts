import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { currentRequestId, readRequestId, withRequestId } from "./request-id";

test.each([undefined, "", "short", 'a"b\nc-and-more', "x".repeat(101), ["12345678", "87654321"]])(
  "request id: %j is replaced by a new one",
  (sent) => expect(readRequestId(sent)).toMatch(/^[\da-f-]{36}$/),
);

test("request id: a proxy's own is kept, and two requests at once do not mix theirs", async () => {
  expect(readRequestId("01J8:trace.id_9-a")).toBe("01J8:trace.id_9-a");
  const later = (id: string) =>
    withRequestId(id, async () => {
      await sleep(5);
      return currentRequestId();
    });
  expect(await Promise.all([later("first-id"), later("second-id")])).toEqual(["first-id", "second-id"]);
  expect(currentRequestId()).toBeUndefined();
});
