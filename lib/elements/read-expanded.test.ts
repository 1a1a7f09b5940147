import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleElement } from "@/lib/elements/sample-element";
import { combine, readChoices } from "@/lib/generations/choices";
import { spell } from "@/lib/generations/mentions";
import { shotsIn } from "@/lib/generations/shots";
import { elementKey } from "./element-key";
import { castMember, expandElements } from "./expand";
import { readExpanded, readTemplate } from "./read-expanded";
import type { ElementView } from "./view";

type Part = string | { key: string };

const mira = sampleElement("Mira", { shows: ["face", "full_body"], description: "a woman (35) in a green coat" });
const luz = sampleElement("Mira-Luz");
const leo = sampleElement("Leo");
const mila = sampleElement("米拉", { description: "穿红衣的女孩" });
const noir = sampleElement("Noir", { kind: "style", description: "coarse grain, {grade}." });
const ada = sampleElement("Ada", { shows: ["face", "outfit"] });
ada.images[1]!.wakeWords = ["green coat"];
const ALL = [mira, luz, leo, mila, noir, ada];
const of = (element: ElementView): Part => ({ key: elementKey(element.id) });

/** What is sent for a document, and what the video remembers of it. */
function sentFrom(doc: readonly Part[], { images = [] as string[], left = [] as string[] } = {}) {
  const [first] = shotsIn(doc.map((part) => (typeof part === "string" ? part : "\ufffc")).join(""));
  const expanded = expandElements({
    doc,
    direct: images.map((id) => ({ key: id, imageId: id })),
    member: (id) => ALL.filter((element) => element.id === id).map(castMember)[0],
    left: () => left,
    firstShot: first ? [first.head[0], first.body[1]] : null,
  });
  return {
    text: spell(expanded.parts).trim(),
    imageIds: [...images, ...expanded.images.map(({ imageId }) => imageId)],
    elements: expanded.used.flatMap(({ elementId, numbers }) =>
      ALL.filter(({ id }) => id === elementId).map((one) => ({ member: castMember(one), missing: [], numbers })),
    ),
  };
}

test.each<[Part[], string[]]>([
  [[of(leo), " walks"], []],
  [["In rain, ", of(mira), " runs. ", of(mira), " stops."], []],
  [["让", of(mila), "走进来，", of(mila), "笑了。"], []],
  [[of(luz), " meets ", of(mira), " and ", of(leo), "."], []],
  [
    [{ key: "x" }, " lights ", of(mira), ", as in ", { key: "y" }],
    ["x", "y"],
  ],
  [[of(noir), " rain"], []],
  [["Blue hour.\n0-3s: rain\n3-5s: ", of(mira), " runs to ", of(leo)], []],
  [[of(ada), " runs. ", of(ada), " in a green coat."], []],
])("a sent text is read back as it was written: %j", (doc, images) => {
  const sent = sentFrom(doc, { images });
  expect(readExpanded(sent)).toMatchObject({ doc, direct: images.length });
});

test("images that the prompt did without stay out", () => {
  const sent = sentFrom([of(mira), " runs"], { left: ["Mira-2"] });
  expect(readExpanded(sent)).toEqual({
    ...{ doc: [of(mira), " runs"], direct: 0 },
    elements: [{ id: "Mira", left: ["Mira-2"] }],
  });
});

test("a name that is only a word stays one", () => {
  const sent = sentFrom([of(leo), " calls Leo, not Leonora"]);
  expect(readExpanded(sent)?.doc).toEqual([of(leo), " calls Leo, not Leonora"]);
});

test("braces of a sent text are the signs themselves", () => {
  const sent = sentFrom([of(leo), " in {rain|snow}"]);
  const { doc = [] } = readExpanded(sent) ?? {};
  expect(doc).toEqual([of(leo), String.raw` in \{rain\|snow\}`]);
  expect(combine(readChoices(doc), 0).parts).toEqual([of(leo), " in {rain|snow}"]);
});

test.each<[string, (element: ElementView) => ElementView]>([
  ["another name", (element) => ({ ...element, name: "Lea" })],
  ["another description", (element) => ({ ...element, description: "a man" })],
  ["other images", (element) => ({ ...element, images: [element.images[1]!] })],
])("an element that has %s by now is not read back: something else would be sent", (_, change) => {
  const sent = sentFrom(["In rain, ", of(mira), " runs"]);
  const elements = sent.elements.map((one) => ({ ...one, member: castMember(change(mira)) }));
  expect(readExpanded({ ...sent, elements })).toBeNull();
});

test("an element that has got another image by now does without it", () => {
  const sent = sentFrom([of(leo), " walks"]);
  const more = castMember(sampleElement("Leo", { shows: ["face", "outfit"] }));
  const read = readExpanded({ ...sent, elements: [{ member: more, missing: ["old"], numbers: [1] }] });
  expect(read?.elements).toEqual([{ id: "Leo", left: ["old", "Leo-2"] }]);
});

test("one element that has changed leaves the others as mentions, and its images as the prompt's own", () => {
  const sent = sentFrom([of(mira), " meets ", of(leo)]);
  expect(readExpanded({ ...sent, elements: sent.elements.slice(1) })).toMatchObject({
    doc: [
      ...["Mira (", { key: "Mira-1" }, " face, ", { key: "Mira-2" }],
      ...[" full body: a woman (35) in a green coat) meets ", of(leo)],
    ],
    direct: 2,
  });
});

const words = fc.constantFrom(
  " runs. ",
  "，走进来。",
  " in a green coat ",
  "\n0-3s: ",
  "\nShot 2: ",
  " Mira ",
  " a",
  "{b|c}",
  "2",
);
const doc = fc.array(fc.oneof(words, fc.constantFrom<Part[]>(...ALL.map(of), { key: "x" })), { maxLength: 9 });

test("whatever is read back is sent as exactly the same text and images again", () => {
  let read = 0;
  fc.assert(
    fc.property(doc, fc.subarray(["Mira-1", "Mira-2", "Ada-2"]), (parts, left) => {
      const sent = sentFrom(["A", ...parts, "."], { images: ["x"], left });
      const back = readExpanded(sent);
      if (!back) return;
      read += 1;
      const made = combine(readChoices(back.doc), 0).parts;
      const again = sentFrom(made, {
        images: sent.imageIds.slice(0, back.direct),
        left: back.elements.flatMap((element) => element.left),
      });
      expect([again.text, again.imageIds]).toEqual([sent.text, sent.imageIds]);
    }),
    { numRuns: 400 },
  );
  expect(read).toBeGreaterThan(200);
});

test("a template's names of then mean the elements that had them, with the images that were sent", () => {
  const renamed = castMember(sampleElement("Lea", { id: "Mira", shows: ["face", "full_body"] }));
  const sent = { text: "{@image1|@Mira} runs", imageIds: ["x", "Mira-1"] };
  const elements = [{ member: renamed, missing: [], numbers: [2] }];
  const names = [{ id: "Mira", name: "Mira" }];
  expect(readTemplate({ ...sent, elements }, { images: ["x"], names })).toEqual({
    doc: ["{", { key: "x" }, "|", of(mira), "} runs"],
    ...{ direct: 1, elements: [{ id: "Mira", left: ["Mira-2"] }] },
  });
});
