import { expect, test } from "vitest";
import { followerOf, movedItem } from "./order";

const items = ["a", "b", "c"].map((id) => ({ id }));
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join("");

test("a video moves forward, back and to either end, but no further", () => {
  expect(ids(movedItem(items, "a", 1))).toBe("bac");
  expect(ids(movedItem(items, "c", 0))).toBe("cab");
  expect(ids(movedItem(items, "b", 9))).toBe("acb");
  expect(ids(movedItem(items, "b", -9))).toBe("bac");
  expect(ids(movedItem(items, "x", 0))).toBe("abc");
});

test("the server is sent the video that now comes next", () => {
  expect(followerOf(items, "a")).toBe("b");
  expect(followerOf(items, "c")).toBeNull();
});
