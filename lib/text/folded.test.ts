import { expect, test } from "vitest";
import { folded } from "./folded";

test.each([
  ["Café", "cafe\u0301"],
  ["Ｆｏｘ", "FOX"],
  ["STRASSE", "straße"],
  ["IŞIK", "ışık"],
  ["İstanbul", "istanbul"],
  ["ΟΔΟΣ", "οδός"],
  ["اَلْقِطَّةُ", "القطة"],
  ["أحمد", "احمد"],
  ["שָׁלוֹם", "שלום"],
  ["ช้าง", "ชาง"],
  ["ｶﾞﾗｽ", "ガラス"],
  ["می‌خواهم", "میخواهم"],
])("%s and %s are the same word", (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test("differences that make another word are kept", () => {
  expect(folded("กัน")).not.toBe(folded("กิน"));
  expect(folded("ガラス")).not.toBe(folded("カラス"));
  expect(folded("कमल")).not.toBe(folded("कमाल"));
});
