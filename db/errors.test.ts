import { expect, test } from "vitest";
import { isDatabaseDown, isRefusedText } from "./errors";

const coded = (code: string) => Object.assign(new Error(code), { code });

test.each(["ECONNREFUSED", "CONNECT_TIMEOUT", "CONNECTION_ENDED", "08006", "57P01"])(
  "%s means that nobody answered",
  (code) => {
    expect(isDatabaseDown(new Error("Failed query", { cause: coded(code) }))).toBe(true);
  },
);

test.each(["23505", "42P01", "22021"])("%s means that the database said no", (code) => {
  expect(isDatabaseDown(new Error("Failed query", { cause: coded(code) }))).toBe(false);
});

test.each([
  ["22021", true],
  ["22P05", true],
  ["23505", false],
  ["ECONNREFUSED", false],
])("%s means that the text was refused: %s", (code, refused) => {
  expect(isRefusedText(new Error("Failed query", { cause: coded(code) }))).toBe(refused);
});
