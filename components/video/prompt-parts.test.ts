import { expect, test } from "vitest";
import { promptParts } from "./prompt-parts";

test("mentions become thumbnails, and the joined parts are the prompt again", () => {
  const prompt = "Let @image1 dance with @image2.";
  const parts = promptParts(prompt, 2);
  expect(parts.map((part) => part.kind)).toEqual(["text", "image", "text", "image", "text"]);
  expect(parts.map((part) => part.text).join("")).toBe(prompt);
});

test("a mention without its image stays text, and so does a longer number", () => {
  expect(promptParts("@image3 and @image12", 2)).toEqual([{ kind: "text", text: "@image3 and @image12" }]);
});

test("mentions work right next to Chinese words", () => {
  expect(promptParts("让@image1跳舞", 1).map((part) => part.text)).toEqual(["让", "@image1", "跳舞"]);
});
