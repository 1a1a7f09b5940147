import { expect, test } from "vitest";
import { spaceAbove, stageSize } from "./stage-size";

const wide = { width: 1280, height: 720 };
const tall = { width: 720, height: 1280 };

test("stage: one ratio gives the stage that ratio, as wide as the height of the window allows", () => {
  const size = stageSize([wide, wide], "13rem");
  expect(size).toEqual({
    width: "min(100%, max(100svh - 13rem, 60svh) * 1.7778)",
    aspectRatio: "1.7778",
    maxHeight: "max(100svh - 13rem, 60svh)",
  });
  expect(spaceAbove(size, "13rem")).toContain("min(100%, max(100svh - 13rem, 60svh) * 1.7778) / 1.7778");
});

test("stage: of several ratios the widest sets its width and the tallest its height, in any order", () => {
  expect(stageSize([wide, tall], "13rem")).toMatchObject({ aspectRatio: "0.5625" });
  expect(stageSize([tall, wide], "13rem")).toEqual(stageSize([wide, tall], "13rem"));
});
