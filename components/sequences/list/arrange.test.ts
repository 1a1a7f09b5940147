import { expect, test } from "vitest";
import type { SequenceCard } from "@/lib/sequences/content";
import { arrange, arrangementUrl, readArrangement, tagsOf } from "./arrange";

const card = (name: string, createdAt: string, tags: string[] = []): SequenceCard => ({
  ...{ id: name, name, tags, clips: 0, frames: 0, rate: 24, createdAt, cover: null },
});
const cards = [
  card("Part 10", "2026-02", ["night"]),
  card("part 2", "2026-03"),
  card("Ä", "2026-01", ["day", "night"]),
];
const names = (tag: string | null, sort: string) =>
  arrange(cards, { ...readArrangement({ sort }), tag }, "en").map(({ name }) => name);

test("sequences: the list is as it came, by its age, or by name with numbers as numbers", () => {
  expect(names(null, "changed")).toEqual(["Part 10", "part 2", "Ä"]);
  expect(names(null, "made")).toEqual(["part 2", "Part 10", "Ä"]);
  expect(names(null, "name")).toEqual(["Ä", "part 2", "Part 10"]);
  expect(names("night", "name")).toEqual(["Ä", "Part 10"]);
  expect(names("dusk", "made")).toEqual([]);
  expect(tagsOf(cards)).toEqual(["night", "day"]);
});

test("sequences: an address says what the list shows, and a strange one shows all", () => {
  expect(readArrangement({ tag: ["a", "b"], sort: "size" })).toEqual({ tag: null, sort: "changed" });
  for (const url of ["/sequences", "/sequences?tag=a%26b", "/sequences?tag=%E5%A4%9C&sort=name"])
    expect(arrangementUrl(readArrangement(Object.fromEntries(new URL(url, "http://x").searchParams)))).toBe(url);
});
