import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./security-headers";

const directives = (policy: string) =>
  new Map(policy.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));

test("in production only scripts with the nonce run", () => {
  const policy = directives(contentSecurityPolicy({ nonce: "abc", development: false }));
  expect(policy.get("script-src")).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  expect(policy.get("object-src")).toEqual(["'none'"]);
  expect(policy.get("base-uri")).toEqual(["'none'"]);
  expect(policy.get("default-src")).toEqual(["'self'"]);
});

test("only pages made for it can be framed", () => {
  const page = { nonce: "abc", development: false };
  expect(directives(contentSecurityPolicy(page)).get("frame-ancestors")).toEqual(["'none'"]);
  expect(directives(contentSecurityPolicy({ ...page, framedBy: "anyone" })).get("frame-ancestors")).toEqual(["*"]);
});

test("forms may only submit to this origin and to the enabled sign-in providers", () => {
  const page = { nonce: "abc", development: false };
  expect(directives(contentSecurityPolicy(page)).get("form-action")).toEqual(["'self'"]);
  const targets = ["https://github.com"];
  expect(directives(contentSecurityPolicy({ ...page, formTargets: targets })).get("form-action")).toEqual([
    "'self'",
    "https://github.com",
  ]);
});
