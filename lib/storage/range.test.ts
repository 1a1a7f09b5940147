import { expect, test } from "vitest";
import { parseRange } from "./range";

const whole = { kind: "whole" };
const none = { kind: "unsatisfiable" };
const part = (start: number, end: number) => ({ kind: "part", start, end });

// RFC 9110, 14.1.2, with a file of 10,000 bytes as in its examples, and what real players send.
test.each([
  [null, 10_000, whole],
  ["bytes=0-499", 10_000, part(0, 499)],
  ["bytes=500-999", 10_000, part(500, 999)],
  ["bytes=-500", 10_000, part(9_500, 9_999)],
  ["bytes=9500-", 10_000, part(9_500, 9_999)],
  ["bytes=0-0", 10_000, part(0, 0)],
  ["bytes=-1", 10_000, part(9_999, 9_999)],
  ["bytes=0-1", 10_000, part(0, 1)], // Safari's first question; it plays nothing without a 206
  ["bytes=0-", 10_000, part(0, 9_999)], // Chrome's first question
  ["bytes=9999-20000", 10_000, part(9_999, 9_999)],
  ["bytes=-20000", 10_000, part(0, 9_999)],
  ["Bytes=0-1", 10_000, part(0, 1)],
  ["bytes= 0-1 ", 10_000, part(0, 1)],
  ["bytes=0-1,", 10_000, part(0, 1)],
  ["bytes=10000-", 10_000, none],
  ["bytes=10000-10001", 10_000, none],
  ["bytes=-0", 10_000, none],
  ["bytes=99999999999999999999999999-", 10_000, none],
  ["bytes=0-99999999999999999999999999", 10_000, part(0, 9_999)],
  ["bytes=500-400", 10_000, whole],
  ["bytes=0-0,-1", 10_000, whole],
  ["bytes=500-600,601-999", 10_000, whole],
  ["bytes=", 10_000, whole],
  ["bytes=-", 10_000, whole],
  ["bytes=a-b", 10_000, whole],
  ["bytes=0-1-2", 10_000, whole],
  ["bytes=0x0-0x1", 10_000, whole],
  ["bytes=--1", 10_000, whole],
  ["bytes 0-1", 10_000, whole],
  ["seconds=0-1", 10_000, whole],
  ["0-1", 10_000, whole],
  [`bytes=${"0-0,".repeat(1_000)}`, 10_000, whole],
  ["bytes=0-", 0, none],
  ["bytes=-1", 0, whole],
])("Range %s of %i bytes", (header, size, expected) => {
  expect(parseRange(header, size)).toEqual(expected);
});
