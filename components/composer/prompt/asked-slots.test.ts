import { expect, test } from "vitest";
import { emptySlots } from "./asked-slots";
import { appendImage, EMPTY_DOCUMENT, keysOf, type PromptDocument, replace } from "./prompt-document";
import { serialize } from "./serialize";
import { begin, forgetImage } from "./undo-history";

const start = (text: string): PromptDocument => replace(EMPTY_DOCUMENT, 0, 0, [text]);
const image = (key: string) => ({ key, name: key, alias: null });
const sent = (prompt: PromptDocument) => serialize(prompt.doc, keysOf(prompt));
const asked = (prompt: PromptDocument) =>
  emptySlots(prompt)
    .filter((slot) => slot.asked)
    .map(({ number, role }) => `${number} ${role}`);

const TWO = "@image1 is the character called Mara. @image2 is the scene: [a bus]. @image2 shakes.";

test("nine slots: each that the prompt mentions asks for its image, with the role that the text gives it", () => {
  expect(asked(start(TWO))).toEqual(["1 character", "2 scene"]);
  expect(asked(start("看 @image3，@image1 是产品，外形不变"))).toEqual(["1 object", "3 null"]);
  expect(emptySlots(start(TWO))).toHaveLength(9);
  expect(asked(start("me@image1.com and @image12"))).toEqual([]);
});

test("nine slots: the roles that nobody has yet are offered in the others, each once", () => {
  const free = emptySlots(appendImage(start(TWO), image("a"))).filter((slot) => !slot.asked);
  expect(free.map(({ role }) => role)).toEqual([
    "style",
    "object",
    "composition",
    "first_frame",
    "last_frame",
    null,
    null,
  ]);
});

test("nine slots: the image added for the second slot gets its role, and the first slot still asks", () => {
  const added = appendImage(start(TWO), image("bus"), 2);
  expect(sent(added)).toBe("@image2 is the character called Mara. @image1 is the scene: [a bus]. @image1 shakes.");
  expect(asked(added)).toEqual(["2 character"]);
  expect(sent(appendImage(added, image("mara"), 2))).toBe(sent(added));
});

test("nine slots: an image added for a slot that nothing mentions takes no other's role", () => {
  expect(sent(appendImage(start(TWO), image("a"), 5))).toBe(TWO.replaceAll("2", "3").replace("image1", "image2"));
});

test("nine slots: a refused file leaves its slot asking for the next one", () => {
  const given = [image("a"), image("bad"), image("c")].reduce(
    (prompt, one) => appendImage(prompt, one),
    start("@image1 is the character. @image2 is the scene. @image3 is the object."),
  );
  const { present } = forgetImage(begin(given), "bad");
  expect(sent(present)).toBe("@image1 is the character. @image3 is the scene. @image2 is the object.");
  expect(asked(present)).toEqual(["3 scene"]);
});
