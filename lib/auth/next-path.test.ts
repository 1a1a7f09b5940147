import { expect, test } from "vitest";
import { safeNext } from "./next-path";

test("after signing in, users land on the page they wanted", () => {
  expect(safeNext("/gallery?cursor=a%2Fb#top")).toBe("/gallery?cursor=a%2Fb#top");
  expect(safeNext("/?from=1")).toBe("/?from=1");
});

test.each([
  "//evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "/\n/evil.test",
  "https://evil.test",
  "javascript:alert(1)",
  "/..//evil.test",
  "/./\\evil.test",
  "evil.test",
  "",
  "/api/auth/callback/github",
  "/sign-in?next=/",
  `/${"a".repeat(2000)}`,
  null,
  ["/gallery"],
])("%j leads to the home page", (value) => {
  expect(safeNext(value)).toBe("/");
});
