import { afterEach, expect, test, vi } from "vitest";
import { log, redact } from "./log";

const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
afterEach(() => write.mockClear());

test("a failure is one line with its reason", () => {
  const cause = new Error('relation "users" does not exist');
  log.error("signing up failed", new Error("Failed query: insert into users", { cause }), { path: "/sign-up" });
  const line = String(write.mock.calls[0]?.[0]);
  expect(JSON.parse(line)).toMatchObject({
    message: "signing up failed",
    path: "/sign-up",
    error: 'Failed query: insert into users (relation "users" does not exist)',
  });
});

test.each([
  ["the name of a link", "/v/abcdefghijklmnopqrstuv is gone", "abcdefghijklmnopqrstuv"],
  ["its file", "GET /api/files/shared/abcdefghijklmnopqrstuv/video", "abcdefghijklmnopqrstuv"],
  ["its frame", "/embed/abcdefghijklmnopqrst-_?autoplay=1", "abcdefghijklmnopqrst-_"],
  ["a callback's token", "/api/callbacks/defapi/1/abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx"],
  ["a key", "the key dk-abcdef was refused", "abcdef"],
  ["a password", "postgres://me:hunter2@db/ninefold", "hunter2"],
])("%s never reaches a log", (_, text, secret) => {
  expect(redact(text)).not.toContain(secret);
});
