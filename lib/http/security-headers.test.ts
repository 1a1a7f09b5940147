import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./security-headers";

const directives = (policy: string) =>
  new Map(policy.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));

test("in production no script runs that the server did not name", () => {
  const policy = directives(contentSecurityPolicy({ nonce: "abc", development: false }));
  expect(policy.get("script-src")).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  expect(policy.get("object-src")).toEqual(["'none'"]);
  expect(policy.get("base-uri")).toEqual(["'none'"]);
  expect(policy.get("default-src")).toEqual(["'self'"]);
});

test("nobody may frame a page unless it was made for that", () => {
  const page = { nonce: "abc", development: false };
  expect(directives(contentSecurityPolicy(page)).get("frame-ancestors")).toEqual(["'none'"]);
  expect(directives(contentSecurityPolicy({ ...page, framedBy: "anyone" })).get("frame-ancestors")).toEqual(["*"]);
});

test("forms lead home, and to the sign-in providers that are switched on", () => {
  const page = { nonce: "abc", development: false };
  expect(directives(contentSecurityPolicy(page)).get("form-action")).toEqual(["'self'"]);
  const targets = ["https://github.com"];
  expect(directives(contentSecurityPolicy({ ...page, formTargets: targets })).get("form-action")).toEqual([
    "'self'",
    "https://github.com",
  ]);
});
