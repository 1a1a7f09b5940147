import { expect, test } from "vitest";
import { localeFromHeader } from "./locales";

test.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en-GB,en;q=0.9,zh;q=0.1", "en"],
  ["de-DE,zh;q=0.5,en;q=0.7", "en"],
  ["fr, zh-TW;q=0.3", "zh"],
  ["zh;q=0, en", "en"],
  ["de", "en"],
  ["", "en"],
  [null, "en"],
  [";;;q=x,,,", "en"],
])("a browser that prefers %j gets %s", (header, locale) => {
  expect(localeFromHeader(header)).toBe(locale);
});
