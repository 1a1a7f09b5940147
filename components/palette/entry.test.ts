import { expect, test } from "vitest";
import { type Entry, type EntryKind, rankEntries } from "./entry";

const entry = (kind: EntryKind, name: string, more: Partial<Entry> = {}): Entry => ({
  key: `${kind}-${name}`,
  kind,
  name,
  look: null,
  run: () => undefined,
  ...more,
});
const ENTRIES = [
  entry("actions", "Undo"),
  entry("actions", "Open the library"),
  entry("pages", "Links"),
  ...["Fog", "Rain", "Linked hands", "Snow"].map((name) => entry("videos", name)),
  entry("preferences", "Appearance: dark"),
];
const shown = (query: string, recent: string[] = [], entries = ENTRIES) =>
  rankEntries(entries, query, recent).map(({ kind, entries: own }) => [kind, ...own.map(({ name }) => name)]);

test("palette: without text, all actions and pages are listed and a few of everything else", () => {
  expect(shown("")).toEqual([
    ["actions", "Undo", "Open the library"],
    ["pages", "Links"],
    ["videos", "Fog", "Rain", "Linked hands"],
    ["preferences", "Appearance: dark"],
  ]);
});

test("palette: what was used last comes first in its group, and wins over an equal match", () => {
  expect(shown("", ["actions-Open the library"])[0]).toEqual(["actions", "Open the library", "Undo"]);
  expect(shown("lin")[0]).toEqual(["pages", "Links"]);
  expect(shown("lin", ["videos-Linked hands"])[0]).toEqual(["videos", "Linked hands"]);
});

test("palette: what the server found is listed after what matches by name", () => {
  const tagged = entry("videos", "A quay", { found: true });
  expect(shown("rain", [], [...ENTRIES, tagged])).toEqual([["videos", "Rain", "A quay"]]);
  expect(shown("nothing like it")).toEqual([]);
});
