import { expect, test } from "vitest";
import { MAX_TAG, MAX_TAGS } from "./limits";
import { readTags } from "./tags";

test("tags are read between commas of either language, each once", () => {
  expect(readTags("client, draft,夜景、 draft ,, ")).toEqual(["client", "draft", "夜景"]);
});

test("commas of other scripts separate tags, and two Unicode forms of a tag are one", () => {
  expect(readTags("قطة\u060c ثلج\uff0c雪\u3001狐")).toEqual(["قطة", "ثلج", "雪", "狐"]);
  expect(readTags("café, cafe\u0301")).toEqual(["café"]);
});

test("too many or too long tags are cut", () => {
  expect(readTags(Array.from({ length: 40 }, (_, at) => `tag ${at}`).join(","))).toHaveLength(MAX_TAGS);
  expect(readTags("x".repeat(200))[0]).toHaveLength(MAX_TAG);
});
