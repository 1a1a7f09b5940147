import { expect, test } from "vitest";
import type { LineageLink } from "@/db/gallery/lineage-queries";
import { type LineageNode, relativesOf, treesOf } from "./lineage-tree";

const video = (id: string) => ({ id, createdAt: `2026-01-0${"abcdefgh".indexOf(id) + 1}T00:00:00.000Z` });
const link = (line: string): LineageLink => {
  const [parent = "", kind, child = ""] = line.split(" ");
  return { parent, child, kind: kind as LineageLink["kind"] };
};
const drawn = (nodes: LineageNode<{ id: string }>[]): string =>
  nodes
    .map(({ video, kind, children }) => {
      const under = children.length > 0 ? `(${drawn(children)})` : "";
      return `${kind ? `${kind}:` : ""}${video.id}${under}`;
    })
    .join(" ");
const tree = (ids: string, ...lines: string[]) => drawn(treesOf(lines.map(link), [...ids].map(video)));

test("a family is listed from its oldest video down, and children by age", () => {
  expect(tree("abcd", "a made d", "a retry b", "b continued c")).toBe("a(retry:b(continued:c) made:d)");
});

test("a video of two parents is listed under the first only", () => {
  expect(tree("abcd", "a made c", "b continued c", "c made d")).toBe("a(made:c(made:d)) b");
});

test("a video that came from another in two ways is one child", () => {
  expect(tree("ab", "a made b", "a continued b")).toBe("a(made:b)");
});

test("a cycle ends where it closes", () => {
  expect(tree("ab", "a made b", "b made a")).toBe("a(made:b)");
  expect(tree("a", "a made a")).toBe("a");
});

test("relatives that are only connected by a deleted video are not shown", () => {
  const links = ["a made b", "b made c", "c made d"].map(link);
  expect(relativesOf(links, ["a", "c", "d"].map(video), "d").map(({ id }) => id)).toEqual(["c", "d"]);
});
