import { expect, test } from "vitest";
import { intendedPath, isReadable } from "./address";

const SLUG = "abcdefghijklmnop_-Q123";
const ID = "00000000-0000-4000-8000-0000000000af";

test.each([
  "/%",
  "/v/%E0%A4%A",
  "/a%zz",
  "/%FF",
  "/%00",
  "/gallery?q=%00",
  "/gallery?q=%E0%A4%A",
  "/gallery?a%00=1",
  "/%ED%A0%80",
])("is not readable: %s", (address) => {
  expect(isReadable(new URL(address, "http://here.test"))).toBe(false);
});

test.each(["/", "/gallery?q=100%25", "/gallery?q=100%", "/gallery?q=%F0%9F%98%80+%E9%9B%AA", "/v/%E3%80%82"])(
  "is readable: %s",
  (address) => {
    expect(isReadable(new URL(address, "http://here.test"))).toBe(true);
  },
);

const after = [
  ".",
  ",",
  ")",
  "]",
  ">",
  '"',
  "'",
  "”",
  "。",
  "）",
  "」",
  "…",
  "!?",
  ").",
  "*",
  "/",
  "./",
  "/)",
  "%20",
  " and",
];

test.each(after)("a link copied with a trailing %j leads to its page", (tail) => {
  for (const page of [
    `/v/${SLUG}`,
    `/embed/${SLUG}`,
    `/links/${SLUG}`,
    `/gallery/${ID}`,
    `/gallery/collections/${ID}`,
  ]) {
    const { pathname } = new URL(page + tail, "http://here.test");
    expect(intendedPath(pathname), page + tail).toBe(page);
  }
});

test.each([
  [`/v/${SLUG}_`, `/v/${SLUG}`],
  [`/v/${SLUG}。更多`, `/v/${SLUG}`],
  ["/gallery).", "/gallery"],
  ["/account/", "/account"],
  ["/gallery/trash。", "/gallery/trash"],
  ["//evil.test/.", "/evil.test"],
  ["//evil.test.", "/evil.test"],
  ["/.", "/"],
])("%s leads to %s", (path, meant) => {
  expect(intendedPath(encodeURI(path))).toBe(meant);
});

test.each([
  "/",
  "/gallery",
  `/v/${SLUG}`,
  `/v/${SLUG}x`,
  `/embed/${SLUG}7`,
  `/v/${SLUG}/unlock`,
  `/v/${"a".repeat(21)}-`,
  `/v/${"a".repeat(21)}_`,
  `/v/short`,
  `/gallery/collections/${ID}/arrange`,
  "/gallery/%E9%9B%AA",
])("%s is left as it is", (path) => {
  expect(intendedPath(path)).toBe(path);
});
