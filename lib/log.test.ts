import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log, redact } from "./log";

const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  write.mockClear();
});

const lines = () => write.mock.calls.map(([line]) => JSON.parse(String(line)));

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

const missing = (file: number) => Object.assign(new Error(`no file ${file}`), { code: "ENOENT" });

test("a thousand missing files are one line at once and one a minute with their number", () => {
  for (let file = 0; file < 1_000; file++) log.often("a file is missing", missing(file), { file });
  expect(lines()).toMatchObject([{ level: "error", message: "a file is missing", error: "no file 0", file: 0 }]);
  vi.advanceTimersByTime(60_000);
  expect(lines()).toHaveLength(2);
  expect(lines()[1]).toMatchObject({ message: "a file is missing", error: "no file 999", times: 999 });
  log.often("a file is missing", missing(1));
  vi.advanceTimersByTime(60_000);
  expect(lines()).toHaveLength(3);
  expect(lines()[2]).toMatchObject({ times: 1 });
  vi.advanceTimersByTime(600_000);
  expect(lines()).toHaveLength(3);
  log.often("a file is missing", missing(2));
  expect(lines()[3]).not.toHaveProperty("times");
});

test("another kind of trouble has a line of its own, and endless kinds do not", () => {
  log.often("a file is missing", missing(1));
  log.often("a file is missing", Object.assign(new Error("full"), { code: "ENOSPC" }));
  log.often("a step failed", new Error("Failed query", { cause: Object.assign(new Error("gone"), { code: "57P01" }) }));
  expect(lines().map(({ error }) => error)).toEqual(["no file 1", "full", "Failed query (gone)"]);
  for (let kind = 0; kind < 1_000; kind++) log.often(`trouble ${kind}`, new Error("any"));
  expect(lines().length).toBeLessThan(210);
});
