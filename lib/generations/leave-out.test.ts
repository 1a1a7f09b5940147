import { expect, test } from "vitest";
import { leaveOut } from "./leave-out";

test("the image's mentions are removed, and later mentions keep their images", () => {
  expect(leaveOut("@image1 meets @image2, then @image3 and @image2 again", 2)).toBe(
    "@image1 meets , then @image2 and again",
  );
});

test("words around a removed mention do not run together, however it is spelled", () => {
  expect(leaveOut("see@image1walk, 让＠图１跳舞, @image01 @image2", 1)).toBe("see walk, 让跳舞, @image1");
  expect(leaveOut("write to me@image1.com with @image2", 1)).toBe("write to me@image1.com with @image1");
});

test("a prompt that does not mention the image is only renumbered", () => {
  expect(leaveOut("@image3 in the light of @image1", 2)).toBe("@image2 in the light of @image1");
});
