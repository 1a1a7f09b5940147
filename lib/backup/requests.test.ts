import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askServer, startTaking } from "./requests";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-requests-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dataDir, { recursive: true, force: true });
});
const never = new AbortController().signal;

test("requests: the server runs the words of a command, which shows what it says and leaves no file", async () => {
  const stop = startTaking(dataDir, async (words, report) => {
    report(`ran ${words.join(" ")}`);
    report("postgres://ada:secret@host/db");
    return words[0] === "backup";
  });
  const said: string[] = [];
  const ask = (word: string) => askServer(dataDir, [word, "--to", "/x"], (text) => void said.push(text), never);
  expect(await ask("backup")).toBe(true);
  expect(said.join("\n")).toBe("ran backup --to /x\npostgres://ada:…@host/db");
  expect(await ask("storage")).toBe(false);
  expect(await readdir(path.join(dataDir, "requests"))).toEqual([]);
  stop();
});

test("requests: a server whose clock is a day ahead takes them too", async () => {
  vi.useFakeTimers({ now: Date.now() + 26 * 3_600_000, toFake: ["Date"] });
  const stop = startTaking(dataDir, async () => true);
  expect(await askServer(dataDir, ["backup"], () => undefined, never)).toBe(true);
  stop();
});

test("requests: a command that is stopped stops what the server runs", async () => {
  let stopped = false;
  const stop = startTaking(
    dataDir,
    (_, __, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          stopped = true;
          resolve(false);
        });
      }),
  );
  const control = new AbortController();
  setTimeout(() => control.abort(), 2_500);
  await expect(askServer(dataDir, ["backup"], () => undefined, control.signal)).rejects.toThrow();
  for (let tries = 0; tries < 50 && !stopped; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(stopped).toBe(true);
  stop();
});
