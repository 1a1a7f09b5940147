import { expect, test, vi } from "vitest";
import { log } from "./log";

test("a failed query says why, but not with which values", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const cause = new Error('relation "users" does not exist');
  log.error(
    "signing up failed",
    new Error("Failed query: insert into users\nparams: ada@example.com,$argon2id$", { cause }),
  );
  const line = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  expect(line).toContain("does not exist");
  expect(line).not.toContain("ada@example.com");
  expect(line).not.toContain("argon2id");
});
