import { expect, test } from "vitest";
import { plainDecimal, sumDecimals } from "./decimal";

test("decimals: they are shown exactly, without trailing zeros", () => {
  const shown = ["0.500000", "3.000000", "10", "100", "0.000001", "12.340000"].map(plainDecimal);
  expect(shown).toEqual(["0.5", "3", "10", "100", "0.000001", "12.34"]);
});

test("decimals: a sum is exact to the last millionth", () => {
  expect(sumDecimals(["0.1", "0.2"])).toBe("0.300000");
  expect(sumDecimals(["0.500000", "1", "1.500000"])).toBe("3.000000");
  expect(sumDecimals(["0.000001", "99999999.999999"])).toBe("100000000.000000");
  expect(sumDecimals([])).toBe("0.000000");
});
