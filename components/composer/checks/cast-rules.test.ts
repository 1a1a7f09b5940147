import { expect, test } from "vitest";
import { castOf, NO_CAST } from "@/components/composer/cast/cast";
import { sentOf } from "@/components/composer/cast/sent";
import { addImage, type Change, editDocument, setCast } from "@/components/composer/changes";
import { initialState } from "@/components/composer/initial-state";
import { insertMention, leaveImages, replace } from "@/components/composer/prompt/prompt-document";
import { docLength } from "@/components/composer/prompt/prompt-text";
import { documentOf } from "@/components/composer/state";
import { toComposeRequest } from "@/components/composer/submit/request";
import { elementKey } from "@/lib/elements/element-key";
import { sampleElement } from "@/lib/elements/sample-element";
import { check } from "./check";

const view = (id: string) => ({ id, url: "", thumbUrl: "", width: 640, height: 480, name: `${id}.jpg` });
const image = (key: string) =>
  addImage({ key, name: key, alias: null }, { at: "uploaded", view: view(`id-${key}`), preview: null });
const write = (text: string): Change =>
  editDocument((now) => replace(now, docLength(now.doc), docLength(now.doc), [text]));
const mention = (id: string): Change =>
  editDocument((now) => insertMention(now, docLength(now.doc), docLength(now.doc), elementKey(id)));
const known = (...elements: ReturnType<typeof sampleElement>[]) => setCast(castOf(NO_CAST, elements, "ready"));
const play = (...changes: Change[]) => changes.reduce((state, change) => change(state), initialState(null));
const findings = (...changes: Change[]) => {
  const state = play(...changes);
  return check({ ...state, prompt: documentOf(state) });
};
const refused = (...changes: Change[]) => {
  const made = toComposeRequest(play(...changes));
  return made.ok ? null : made.errors;
};

const mira = sampleElement("Mira", { shows: ["face", "full_body", "outfit", "angle"] });
const hut = sampleElement("Hut", { kind: "place", shows: ["place", "angle", "angle"] });
const direct = ["a", "b", "c"].flatMap((key, at) => [image(key), write(`@image${at + 1} is the style. `)]);
const over = [known(mira, hut), ...direct, mention("Mira"), write("in "), mention("Hut"), write("rains.")];

test("over nine images it says which to keep; one click keeps them, and the draft remembers it", () => {
  const [finding] = findings(...over);
  expect(finding).toMatchObject({
    rule: "images_over",
    values: { count: 10, max: 9, fits: "yes" },
    keeps: [{ name: "Mira", shows: ["face", "full_body", "outfit"] }],
    fixes: [{ do: "leave", choices: [{ id: "Mira", left: ["Mira-4"] }] }],
  });
  expect(refused(...over)).toEqual({ images: "field.too_many_images" });
  const kept = play(
    ...over,
    editDocument((now) => leaveImages(now, [{ id: "Mira", left: ["Mira-4"] }])),
  );
  const made = toComposeRequest(kept);
  expect(made.ok && made.request).toMatchObject({
    imageIds: ["id-a", "id-b", "id-c", "Mira-1", "Mira-2", "Mira-3", "Hut-1", "Hut-2", "Hut-3"],
    elements: [
      { id: "Mira", numbers: [4, 5, 6] },
      { id: "Hut", numbers: [7, 8, 9] },
    ],
  });
});

test("more than nine elements can't be made to fit, and nothing is pressed for them", () => {
  const many = Array.from({ length: 10 }, (_, at) => sampleElement(`N${at}x`, { kind: "object" }));
  const [finding] = findings(known(...many), ...many.map(({ id }) => mention(id)));
  expect(finding).toMatchObject({ rule: "images_over", values: { fits: "no" }, fixes: [] });
});

test("many views of one character are found, of a place they aren't", () => {
  expect(findings(known(mira, hut), mention("Hut")).map(({ rule }) => rule)).toEqual([]);
  const [finding] = findings(known(mira, hut), mention("Mira"));
  expect(finding).toMatchObject({ rule: "character_views", keeps: [{ name: "Mira", shows: ["face", "full_body"] }] });
});

test("an element whose image was deleted isn't sent until its user says so", () => {
  const gap = sampleElement("Leo", { missing: [{ imageId: "Leo-2", shows: "full_body" }] });
  const [finding] = findings(known(gap), mention("Leo"));
  expect(finding).toMatchObject({
    rule: "element_gap",
    fixes: [{ do: "leave", choices: [{ id: "Leo", left: ["Leo-2"] }] }],
  });
  expect(refused(known(gap), mention("Leo"))).toEqual({ prompt: "field.element_image_missing" });
  const without = editDocument((now) => leaveImages(now, [{ id: "Leo", left: ["Leo-2"] }]));
  expect(refused(known(gap), mention("Leo"), without)).toBeNull();
});

test("a mention of an element that is gone or another's is never sent", () => {
  expect(refused(known(), write("rain "), mention("nobody"))).toEqual({ prompt: "field.element_missing" });
});

test("an element whose images all wait for a word is found, with the words", () => {
  const ada = sampleElement("Ada");
  ada.images[0]!.wakeWords = ["green coat"];
  const [finding] = findings(known(ada), mention("Ada"), write("runs."));
  expect(finding).toMatchObject({ rule: "element_asleep", values: { name: "Ada", words: "green coat" } });
  expect(findings(known(ada), mention("Ada"), write("in her green coat."))).toEqual([]);
});

test("a written name that is nobody's is found once the elements are known, and can become a word", () => {
  const [finding] = findings(known(mira), write("see @leo and me@mira.com"));
  expect(finding).toMatchObject({ rule: "name_unknown", values: { name: "leo" }, place: [4, 8] });
  expect(findings(write("see @leo"))).toEqual([]);
});

test("more than four people are found", () => {
  const people = ["A1b", "B1b", "C1b", "D1b", "E1b"].map((name) => sampleElement(name));
  const found = findings(known(...people), ...people.map(({ id }) => mention(id)));
  expect(found.map(({ rule }) => rule)).toEqual(["many_people"]);
});

test("a name that is written but not yet read is sent as its element", () => {
  const state = play(known(mira), write("@mira"));
  expect(sentOf(documentOf(state), state).elements.map(({ name }) => name)).toEqual(["Mira"]);
});
