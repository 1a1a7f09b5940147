import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import zh from "@/lib/i18n/messages/zh.json";
import { LIMITS } from "./limits";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const list = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));

/** Doors without a limit, and why. */
const WITHOUT: Record<string, string> = {
  "app/api/health/route.ts GET": "monitors ask often; it checks nothing",
  "app/api/ready/route.ts GET": "monitors ask often; it checks at most once a second",
  "app/api/metrics/route.ts GET": "closed without METRICS_TOKEN",
  "app/api/ping/route.ts POST": "closed except in benches",
  "app/api/cron/sweep/route.ts GET": "closed without CRON_SECRET",
  "lib/preferences/actions.ts setTheme": "keeps a cookie in the browser and nothing on the server",
  "lib/preferences/actions.ts setLocale": "the same",
  "lib/preferences/actions.ts reportTimeZone": "the same",
  "lib/accounts/sign-in/actions.ts signOutAction": "signing out must always work",
};

const NAMES = Object.keys(LIMITS).join("|");
const WRAPPED = new RegExp(
  `(?:authedRoute|authedAction|authedForm|authedButton|openForm|openAction|fileRoute)(?:<[^(]*>)?\\(\\s*"(?:${NAMES})"`,
);
const CHECKED = new RegExp(`check(?:Limit|Network)\\(\\s*"(?:${NAMES})"`);
/** Wrapped by a wrapper that has one limit for all. */
const ONE_FOR_ALL = /(?:adminAction|about|answeredForm|confirmedForm)\(/;

/** Each exported handler of a route or action with its source, up to the next export. */
function doorsOf(name: string): { door: string; source: string }[] {
  const source = read(name);
  const starts = [...source.matchAll(/^export (?:async function|const|function) (\w+)/gm)];
  return starts
    .map((match, at) => ({ door: `${name} ${match[1]}`, source: source.slice(match.index, starts[at + 1]?.index) }))
    .filter(({ door }) => !/ (?:dynamic|maxDuration|runtime)$/.test(door))
    .map(({ door, source: own }) => ({
      door,
      source: own.replace(/^export const \w+ = (\w+);.*$/s, (_, same) => bodyOf(source, same)),
    }));
}

/** What `export const HEAD = GET` stands for. */
const bodyOf = (source: string, name: string): string =>
  source.slice(Math.max(0, source.search(new RegExp(`(?:function|const) ${name}\\b`))));

const doors = [
  ...list("app").filter((name) => name.endsWith("/route.ts")),
  ...[...list("app"), ...list("components"), ...list("lib")].filter((name) => read(name).startsWith('"use server"')),
].flatMap(doorsOf);

test("limits: every route and action names one, or is listed with the reason why not", () => {
  const open = doors
    .filter(({ door }) => !(door in WITHOUT))
    .filter(({ source }) => !WRAPPED.test(source) && !CHECKED.test(source) && !ONE_FOR_ALL.test(source));
  expect(doors.length).toBeGreaterThan(80);
  expect(open.map(({ door }) => door)).toEqual([]);
  expect(Object.keys(WITHOUT).filter((name) => !doors.some(({ door }) => door === name))).toEqual([]);
  for (const wrapper of ["lib/admin/gate.ts", "lib/accounts/account-form.ts"]) expect(read(wrapper)).toMatch(CHECKED);
});

test("limits: each one is asked for somewhere and has its sentence in both languages", () => {
  const used = [...list("app"), ...list("lib")].filter((name) => name !== "lib/http/limits.ts").map(read);
  for (const name of Object.keys(LIMITS)) {
    expect([name, used.some((text) => text.includes(`("${name}"`) || text.includes(`("${name}",`))]).toEqual([
      name,
      true,
    ]);
    for (const messages of [en, zh]) expect((messages.limits as Record<string, string>)[name]).toContain("{limit}");
  }
});
