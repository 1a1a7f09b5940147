import { expect, test } from "vitest";
import { z } from "zod";
import { requestId } from "./request-id";

test("a request id is a UUID that the server accepts, and different each time", () => {
  const ids = Array.from({ length: 200 }, requestId);
  for (const id of ids) expect(z.uuid({ version: "v4" }).safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(200);
});
