import { expect, test } from "vitest";
import { leaveOut } from "./leave-out";

test("the mentions of the picture go, and later ones still mean theirs", () => {
  expect(leaveOut("@image1 meets @image2, then @image3 and @image2 again", 2)).toBe(
    "@image1 meets , then @image2 and again",
  );
});

test("a prompt that never calls the picture only counts anew", () => {
  expect(leaveOut("@image3 in the light of @image1", 2)).toBe("@image2 in the light of @image1");
});
