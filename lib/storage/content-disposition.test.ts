import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

test.each([
  ["a fox.mp4", `inline; filename="a fox.mp4"`],
  ["狐狸.mp4", `inline; filename="__.mp4"; filename*=UTF-8''%E7%8B%90%E7%8B%B8.mp4`],
  ["it's 100%.mp4", `inline; filename="it's 100_.mp4"; filename*=UTF-8''it%27s%20100%25.mp4`],
  [`a"; filename="b.exe`, `inline; filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
  ["a\r\nSet-Cookie: b=c", `inline; filename="a__Set-Cookie: b=c"`],
  ["../../etc/passwd", `inline; filename=".._.._etc_passwd"`],
  ["a\ud800b.mp4", `inline; filename="a_b.mp4"`],
])("the name %j survives", (name, expected) => {
  expect(contentDisposition("inline", name)).toBe(expected);
});

test("a name of any length stays a header of bounded length", () => {
  const value = contentDisposition("attachment", "狐".repeat(5_000));
  expect(value.startsWith("attachment; ")).toBe(true);
  expect(value.length).toBeLessThan(2_100);
});

test("joiners of Persian and Hindi letters stay in the name", () => {
  expect(contentDisposition("attachment", "می‌خواهم.mp4")).toContain(encodeURIComponent("می‌خواهم.mp4"));
  expect(contentDisposition("attachment", "\u202Eevil.mp4")).not.toContain("%E2%80%AE");
});
