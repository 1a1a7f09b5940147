import { expect, test } from "vitest";
import { promptStart } from "./prompt-start";

test("a short prompt is used whole, on one line", () => {
  expect(promptStart("  a fox\n runs ")).toBe("a fox runs");
});

test("a long prompt is cut between words", () => {
  expect(promptStart("a red fox runs over the snow", 12)).toBe("a red fox…");
});

test("a long Chinese prompt is cut between characters, and no character is split", () => {
  expect(promptStart("一只红色的狐狸在雪地上奔跑", 6)).toBe("一只红色的狐…");
  expect(promptStart("🦊🦊🦊🦊🦊🦊🦊🦊", 3)).toBe("🦊🦊🦊…");
});
