import { expect, test } from "vitest";
import { cleanElementName, nameTrouble } from "./names";
import { elementSchema } from "./schema";

test.each(["Mira", "mira_2", "Jean-Luc", "米拉", "Ñandú", "मीरा", "ミラ", "图书馆", "imagery", "视频化", "2b"])(
  "%s can be mentioned",
  (name) => {
    expect(nameTrouble(cleanElementName(name))).toBeNull();
  },
);

test.each([
  ["", "name_empty"],
  ["  ", "name_empty"],
  ["\u0301", "name_empty"],
  ["a".repeat(25), "name_long"],
  ["Mira Luz", "name_signs"],
  ["mira!", "name_signs"],
  ["me@mira", "name_signs"],
  ["mi\u200dra", "name_signs"],
  ["🦊", "name_signs"],
  ["image1", "name_reserved"],
  ["Image", "name_reserved"],
  ["ＩＭＡＧＥ３", "name_reserved"],
  ["image2nd", "name_reserved"],
  ["图片", "name_reserved"],
  ["图１", "name_reserved"],
  ["视频2", "name_reserved"],
  ["audio", "name_reserved"],
])("the name “%s” cannot be mentioned: %s", (name, trouble) => {
  expect(nameTrouble(cleanElementName(name))).toBe(trouble);
});

test("a name is stored composed, without the spaces and the @ around it", () => {
  expect(cleanElementName("  @Jose\u0301 ")).toBe("José");
});

const image = { imageId: "1", shows: "face" };
test.each([
  [{ images: [] }, "images", "element_no_image"],
  [{ images: Array.from({ length: 10 }, (_, at) => ({ ...image, imageId: `${at}` })) }, "images", "too_many_images"],
  [{ images: [image, image] }, "images", "image_twice"],
  [{ description: "x".repeat(401) }, "description", "description_long"],
  [{ name: "Mira Luz" }, "name", "element_name_signs"],
  [{ tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, "tags", "element_tags"],
  [{ images: [{ ...image, wakeWords: [" "] }] }, "images", "wake_words"],
])("what a user writes about an element is refused in its place: %o", (part, field, message) => {
  const parsed = elementSchema.safeParse({ kind: "character", name: "Mira", images: [image], ...part });
  expect(parsed.error?.issues[0]).toMatchObject({ message, path: expect.arrayContaining([field]) });
});
