import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import en from "./messages/en.json";
import zh from "./messages/zh.json";

const root = path.resolve(import.meta.dirname, "../..");

/** Every message by its dotted key. */
function messagesOf(tree: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === "string" ? [[prefix + name, value] as const] : [...messagesOf(value, `${prefix}${name}.`)],
    ),
  );
}

/** A branch of a plural, which is no parameter. */
const BRANCH = /(?<=\b(?:zero|one|two|few|many|other)\s?|=\d+\s?)\{/g;

/** A message's parameters and tags: those that it shows, or with `all` also those that select a plural. */
const parametersOf = (message: string, all: boolean): Set<string> =>
  new Set(
    [...message.replace(BRANCH, "").matchAll(all ? /\{(\w+)[,}]|<(\w+)>/g : /\{(\w+)\}|<(\w+)>/g)].map(
      ([, name, tag]) => name ?? `<${tag}>`,
    ),
  );

/** Whether a message shows only parameters that the other one has. Plurals may differ between languages. */
const isCovered = (shown: string, given: string): boolean =>
  [...parametersOf(shown, false)].every((name) => parametersOf(given, true).has(name));

const english = messagesOf(en);
const chinese = messagesOf(zh);

test("messages: both languages have the same keys with the same parameters", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  const different = [...english].filter(([key, message]) => {
    const other = chinese.get(key) ?? "";
    return !isCovered(message, other) || !isCovered(other, message);
  });
  expect(different.map(([key]) => key)).toEqual([]);
});

/** Keys that the code may use: each string as a pattern, with anything in place of `${…}`. */
function askedFor(): RegExp[] {
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
      .map((name) => readFileSync(path.join(root, folder, name), "utf8")),
  );
  const strings = new Set(
    sources.flatMap((text) => [
      ...[...text.matchAll(/"([\w.-]+)"/g)].map((match) => match[1] ?? ""),
      ...[...text.matchAll(/`([\w.-]*(?:\$\{[^`}]*\}[\w.-]*)+)`/g)].map((match) => match[1] ?? ""),
      // Keys of objects: codes of errors, states, roles.
      ...[...text.matchAll(/\b(\w+):/g)].map((match) => match[1] ?? ""),
    ]),
  );
  return [...strings]
    .filter((string) => string !== "" && !/^(?:\$\{[^}]*\})+$/.test(string))
    .map((string) => new RegExp(`(?:^|\\.)${string.replaceAll(".", "\\.").replaceAll(/\$\{[^}]*\}/g, "[\\w.]+")}$`));
}

test("messages: every key is used somewhere", () => {
  const asked = askedFor();
  const unused = [...english.keys()].filter((key) => !asked.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

test("messages: a setting has the same name where it is chosen, searched for and reported", () => {
  for (const { compose, gallery, detail } of [en, zh]) {
    const chosen = [compose.ratio.label, compose.duration.label, compose.model];
    expect([detail.ratio, detail.duration, detail.model]).toEqual(chosen);
    const { ratio, duration, model } = gallery.filters;
    for (const [at, filter] of [ratio, duration, model].entries())
      expect(filter.toLowerCase()).toContain(chosen[at]?.toLowerCase());
    const seconds = compose.duration.seconds.replace("{seconds}", "{count}");
    expect([gallery.filters.seconds, detail.seconds]).toEqual([seconds, seconds]);
  }
});
