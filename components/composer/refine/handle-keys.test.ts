import { expect, test } from "vitest";
import { EMPTY_DOCUMENT, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import { parse, serialize } from "@/components/composer/prompt/serialize";
import { handleKeys } from "./handle-keys";

const image = (key: string) => ({ key, name: key, alias: null });
const document = (doc: PromptDocument["doc"], images: string[], gone: string[] = []): PromptDocument => ({
  ...EMPTY_DOCUMENT,
  doc,
  images: images.map(image),
  gone: gone.map(image),
});

test("handles: a prompt that was a text and comes back mentions the same images, removed ones too", () => {
  const doc = [{ key: "b" }, " and ", { key: "gone" }, ", ", { key: "a" }, ", a slot @image4 and ", { key: "lost" }];
  const prompt = document(doc, ["a", "b"], ["gone", "unused", "lost"]);
  const keys = handleKeys(prompt);
  const text = serialize(prompt.doc, keys);
  expect(text).toBe("@image2 and @image5, @image1, a slot @image4 and @image6");
  expect(parse(text, keys)).toEqual(doc);
  expect(parse("@image6, then @image2 and @image3", keys)).toEqual([
    { key: "lost" },
    ", then ",
    { key: "b" },
    " and @image3",
  ]);
});

test("handles: without removed images they are the images", () => {
  expect(handleKeys(document(["@image9 fog"], ["a"]))).toEqual(["a"]);
});
