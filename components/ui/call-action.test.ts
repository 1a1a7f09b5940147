import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { redirect } from "next/navigation";
import { beforeEach, expect, test } from "vitest";
import { callAction } from "./call-action";
import { compareBuilds, isOutdated, putOff } from "./outdated";

const code = async (error: unknown) => {
  const answer = await callAction(() => Promise.reject<{ ok: true }>(error));
  return answer.ok ? null : answer.error.code;
};

beforeEach(() => {
  putOff();
  compareBuilds("a", "a");
});

test("an answer is returned, whatever it is", async () => {
  expect(await callAction(async () => ({ ok: true, n: 1 }))).toEqual({ ok: true, n: 1 });
  expect(await callAction(async () => ({ ok: false, error: { code: "conflict" } }))).toMatchObject({ ok: false });
});

test("an updated server, an unreachable one and one that failed have different codes", async () => {
  expect(await code(new TypeError("Failed to fetch"))).toBe("unreachable");
  expect(await code(new Error("An unexpected response was received from the server."))).toBe("unreachable");
  expect(await code(Object.assign(new Error("It threw."), { digest: "123" }))).toBe("unexpected");
  expect(isOutdated()).toBe(false);
  expect(await code(new UnrecognizedActionError("Server Action was not found on the server."))).toBe("outdated");
  expect(isOutdated()).toBe("met");
});

test("a redirect isn't a failure", async () => {
  await expect(callAction(async () => redirect("/"))).rejects.toThrow("NEXT_REDIRECT");
});

test("the page is outdated while the server reports another build", () => {
  compareBuilds("a", "b");
  expect(isOutdated()).toBe("noticed");
  compareBuilds("a", "a");
  expect(isOutdated()).toBe(false);
  for (const [own, served] of [
    ["", "b"],
    ["a", ""],
    ["a", undefined],
  ] as const) {
    compareBuilds(own, served);
    expect(isOutdated()).toBe(false);
  }
});

/** The wrappers for actions, and the form of notes, which is one; forms that work without a script use a FormGuard. */
test("every component calls actions through a wrapper", () => {
  const root = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes(".test."),
  );
  const past = files.filter((name) => {
    const text = readFileSync(path.join(root, name), "utf8");
    const calls = /from "@\/lib\/[\w/-]*actions"/.test(text);
    const inBrowser = text.startsWith('"use client"') || !name.endsWith(".tsx");
    const guarded =
      /callAction|codeOf|useAction\b|useRunAction|useActionState|\bprefer\(|<GuardedForms>|<NotesForm/.test(text);
    return calls && inBrowser && !guarded;
  });
  expect(past).toEqual([]);
});
