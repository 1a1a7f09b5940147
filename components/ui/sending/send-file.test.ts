import { expect, test } from "vitest";
import { headerName } from "./send-file";

test("a name cut in the middle of a character still fits a header", () => {
  expect(headerName(`${"a".repeat(199)}😀.png`)).toMatch(/^a{199}%EF%BF%BD$/);
  expect(decodeURIComponent(headerName("雨夜.png"))).toBe("雨夜.png");
});
