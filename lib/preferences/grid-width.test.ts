import { expect, test } from "vitest";
import { gridWidth } from "./grid-width";

const PHONE = "Mozilla/5.0 (Linux; Android 11; moto g power) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";

test("the gallery's width: what the browser told, else a guess for a phone or a desktop", () => {
  expect(gridWidth("1184.5", PHONE)).toBe(1_185);
  expect(gridWidth(undefined, PHONE)).toBe(380);
  expect(gridWidth(undefined, "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36")).toBe(1_360);
  for (const told of ["", "0", "-5", "1e9", "NaN", "wide"]) expect(gridWidth(told, null)).toBe(1_360);
});
