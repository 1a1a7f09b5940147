import { expect, test } from "vitest";
import { addPicture, edit, movePicture, removePicture, setAsset } from "./changes";
import { toErrors, toRequest } from "./request";
import { type ComposerState, initialState } from "./state";

const view = (id: string) => ({ id, url: "", thumbUrl: "", width: 640, height: 480, name: `${id}.jpg` });
const apply = (...changes: ((state: ComposerState) => ComposerState)[]) =>
  changes.reduce((state, change) => change(state), initialState(null));
const kept = (key: string) => addPicture({ key, name: key }, { at: "kept", view: view(`id-${key}`) });

test("pictures are sent in the order in which they lie", () => {
  const made = toRequest(apply(edit({ text: " rain " }), kept("a"), kept("b"), kept("c"), movePicture("c", 0)));
  expect(made.ok && made.request).toMatchObject({ prompt: "rain", pictureIds: ["id-c", "id-a", "id-b"] });
});

test("an empty prompt is told beside the prompt and nothing is sent", () => {
  expect(toRequest(apply(edit({ text: " \n" })))).toEqual({ ok: false, errors: { prompt: "field.prompt_empty" } });
});

test("a picture that did not arrive stops the request: left out, the others would change their numbers", () => {
  const lost = addPicture({ key: "b", name: "b" }, { at: "stopped", preview: null, reason: "offline" });
  expect(toRequest(apply(edit({ text: "rain" }), kept("a"), lost)).ok).toBe(false);
});

test("a tenth picture has no place", () => {
  const state = apply(...Array.from({ length: 10 }, (_, at) => kept(`k${at}`)));
  expect(state.sheet.pictures).toHaveLength(9);
});

test("an answer for a picture that was removed meanwhile changes nothing", () => {
  const before = apply(kept("a"), removePicture("a"));
  expect(setAsset("a", { at: "kept", view: view("x") })(before)).toBe(before);
});

test("a print moved past an end stops there", () => {
  const order = (state: ComposerState) => state.sheet.pictures.map((picture) => picture.key).join("");
  expect(order(apply(kept("a"), kept("b"), kept("c"), movePicture("a", 9)))).toBe("bca");
  expect(order(apply(kept("a"), kept("b"), kept("c"), movePicture("c", -4)))).toBe("cab");
});

test("the sentence beside a field goes when the field changes", () => {
  const state = apply((s) => ({ ...s, errors: { prompt: "field.prompt_empty", pictures: "x" } }), edit({ text: "a" }));
  expect(state.errors.prompt).toBeUndefined();
  expect(state.errors.pictures).toBe("x");
});

test("the action's fields come to stand beside ours", () => {
  expect(toErrors({ code: "invalid", fields: { pictureIds: "picture_missing" } })).toEqual({
    pictures: "field.picture_missing",
  });
  expect(toErrors({ code: "invalid", fields: { requestId: "request" } })).toEqual({ form: "invalid" });
  expect(toErrors({ code: "over_budget" })).toEqual({ form: "over_budget" });
});
