import { expect, test } from "vitest";
import { matching, queryAt } from "./mention-query";

test("what follows an @ up to the caret is the wish", () => {
  expect(queryAt(["in @he walks"], 6)).toEqual({ from: 3, to: 6, text: "he" });
  expect(queryAt(["让@雨"], 3)).toEqual({ from: 1, to: 3, text: "雨" });
  expect(queryAt([{ key: "a" }, " @"], 3)).toEqual({ from: 2, to: 3, text: "" });
});

test("an @ that is closed by a space is no wish any more", () => {
  expect(queryAt(["in @he walks"], 9)).toBeNull();
  expect(queryAt(["nothing"], 4)).toBeNull();
  expect(queryAt([{ key: "a" }], 1)).toBeNull();
});

test("images are found by number, by the name they were given and by their file", () => {
  const images = [
    { key: "a", name: "street.png", alias: null },
    { key: "b", name: "IMG_1.png", alias: "Hero" },
    { key: "c", name: "hers.png", alias: null },
  ];
  const found = (wish: string) => matching(images, wish).map((image) => image.key);
  expect(found("")).toEqual(["a", "b", "c"]);
  expect(found("he")).toEqual(["b", "c"]);
  expect(found("2")).toEqual(["b"]);
  expect(found("image3")).toEqual(["c"]);
  expect(found("ｉｍａｇｅ３")).toEqual(["c"]);
  expect(found("图片3")).toEqual(["c"]);
  expect(found("stre")).toEqual(["a"]);
  expect(found("zzz")).toEqual([]);
});

test("names are found by their letters, however they were typed", () => {
  const images = [
    { key: "a", name: "Cafe\u0301.png", alias: null },
    { key: "b", name: "b.png", alias: "हिन्दी" },
    { key: "c", name: "ＦＯＸ.png", alias: null },
  ];
  const found = (wish: string) => matching(images, wish).map((image) => image.key);
  expect(found("CAFÉ")).toEqual(["a"]);
  expect(found("हिन्दी")).toEqual(["b"]);
  expect(found("fox")).toEqual(["c"]);
});
