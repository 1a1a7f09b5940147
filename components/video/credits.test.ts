import { expect, test } from "vitest";
import { plainCredits } from "./credits";

test("credits are shown exactly, without an empty end", () => {
  expect(["0.500000", "3.000000", "10", "100", "0.000001", "12.340000"].map(plainCredits)).toEqual([
    "0.5",
    "3",
    "10",
    "100",
    "0.000001",
    "12.34",
  ]);
});
