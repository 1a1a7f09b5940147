import { expect, test } from "vitest";
import { readUploadAnswer } from "./upload-request";

const image = { id: "r1", url: "/u", thumbUrl: "/t", width: 640, height: 480, name: "a.jpg" };

test("an accepted image is read from the answer", () => {
  expect(readUploadAnswer(201, { image })).toEqual({ ok: true, image });
});

test("a refusal keeps its code and its message's values", () => {
  expect(readUploadAnswer(400, { error: { code: "too_small", values: { width: 20, odd: {} } } })).toEqual({
    ok: false,
    reason: { code: "too_small", values: { width: 20 } },
  });
});

test.each([
  [502, null],
  [200, "<html>"],
  [201, { image: { id: 4 } }],
  [400, { error: "no" }],
])("an answer that is not ours (%s) is unexpected, never an image", (status, body) => {
  expect(readUploadAnswer(status, body)).toEqual({ ok: false, reason: { code: "unexpected", values: {} } });
});
