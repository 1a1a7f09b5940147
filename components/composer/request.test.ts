import { describe, expect, test } from "vitest";
import {
  addPicture,
  backOnline,
  beginAgain,
  choose,
  forgetPicture,
  movePicture,
  removePicture,
  setAsset,
  spreadOver,
  work,
} from "./changes";
import { initialState } from "./initial-state";
import { putBack, replace } from "./mentions/work";
import { toErrors, toRequest } from "./request";
import { type ComposerState, workOf } from "./state";

const view = (id: string) => ({ id, url: "", thumbUrl: "", width: 640, height: 480, name: `${id}.jpg` });
const apply = (...changes: ((state: ComposerState) => ComposerState)[]) =>
  changes.reduce((state, change) => change(state), initialState(null));
const words = (text: string) => work((now) => replace(now, 0, 99, [text]));
const kept = (key: string) =>
  addPicture({ key, name: key, alias: null }, { at: "kept", view: view(`id-${key}`), preview: null });

test("pictures are sent in the order in which they lie", () => {
  const made = toRequest(apply(words(" rain "), kept("a"), kept("b"), kept("c"), movePicture("c", 0)));
  expect(made.ok && made.request).toMatchObject({ prompt: "rain", pictureIds: ["id-c", "id-a", "id-b"] });
});

test("what was used again is named with the request, until the sheet was empty in between", () => {
  const seed = {
    prompt: "rain",
    pictures: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
    from: "film",
  } as const;
  const used = (...changes: Parameters<typeof apply>) => {
    const made = toRequest(apply(beginAgain({ ...seed, pictures: [] }), ...changes));
    return made.ok ? made.request.madeFrom : "refused";
  };
  expect(used()).toBe("film");
  expect(used(words("snow"))).toBe("film");
  expect(used(words(""), words("snow"))).toBeUndefined();
});

test("an empty prompt is told beside the prompt and nothing is sent", () => {
  expect(toRequest(apply(words(" \n")))).toEqual({ ok: false, errors: { prompt: "field.prompt_empty" } });
});

test("a picture that did not arrive stops the request: left out, the others would change their numbers", () => {
  const lost = addPicture({ key: "b", name: "b", alias: null }, { at: "stopped", preview: null, reason: "offline" });
  expect(toRequest(apply(words("rain"), kept("a"), lost)).ok).toBe(false);
});

test("a tenth picture has no place", () => {
  const state = apply(...Array.from({ length: 10 }, (_, at) => kept(`k${at}`)));
  expect(workOf(state).pictures).toHaveLength(9);
});

test("an answer for a picture that was refused meanwhile changes nothing", () => {
  const before = apply(kept("a"), forgetPicture("a"));
  expect(setAsset("a", { at: "kept", view: view("x"), preview: null })(before)).toBe(before);
});

test("a mention without its picture is never sent, however it is written", () => {
  expect(toRequest(apply(kept("a"), words("see @image1"), removePicture("a"))).ok).toBe(false);
  expect(toRequest(apply(kept("a"), words("see @image2"))).ok).toBe(false);
  expect(toRequest(apply(kept("a"), words("see @image1"))).ok).toBe(true);
});

test("a print moved past an end stops there", () => {
  const order = (state: ComposerState) =>
    workOf(state)
      .pictures.map((picture) => picture.key)
      .join("");
  expect(order(apply(kept("a"), kept("b"), kept("c"), movePicture("a", 9)))).toBe("bca");
  expect(order(apply(kept("a"), kept("b"), kept("c"), movePicture("c", -4)))).toBe("cab");
});

test("the sentence beside a field goes when the field changes", () => {
  const state = apply((s) => ({ ...s, errors: { prompt: "field.prompt_empty", pictures: "x" } }), words("a"));
  expect(state.errors.prompt).toBeUndefined();
  expect(state.errors.pictures).toBe("x");
});

describe("a sentence goes when its cause is gone", () => {
  const told = (errors: ComposerState["errors"]) => (state: ComposerState) => ({ ...state, errors });
  const leftOf = (errors: ComposerState["errors"], ...changes: Parameters<typeof apply>) =>
    Object.entries(apply(kept("a"), words("see @image1"), removePicture("a"), told(errors), ...changes).errors)
      .filter(([, key]) => key !== undefined)
      .map(([field]) => field);
  const all = { prompt: "field.mention_missing", pictures: "field.picture_not_uploaded", form: "offline" };

  test("a picture that was put back, and one that is at the server now", () => {
    expect(
      leftOf(
        all,
        work((now) => putBack(now, "a")),
      ),
    ).toEqual([]);
    expect(leftOf(all, setAsset("a", { at: "kept", view: view("x"), preview: null }))).toEqual(["prompt", "form"]);
  });

  test("a browser that is online again", () => {
    expect(leftOf(all, backOnline)).toEqual(["prompt", "pictures"]);
    expect(leftOf({ form: "over_budget" }, backOnline)).toEqual(["form"]);
  });

  test("a choice that was changed", () => {
    expect(leftOf({ ratio: "field.ratio", duration: "field.duration" }, choose({ ratio: "1:1" }))).toEqual([
      "duration",
    ]);
    expect(leftOf({ form: "over_budget" }, spreadOver("1"))).toEqual([]);
  });

  test("not for a caret that moved", () => {
    expect(
      leftOf(
        all,
        work((now) => ({ ...now, caret: 0 })),
      ),
    ).toEqual(["prompt", "pictures", "form"]);
  });
});

test.each(["\u200b", "\u3164 \u00ad", "\u2800"])("a prompt of which nothing can be seen is empty: %j", (text) => {
  expect(toRequest(apply(words(text)))).toEqual({ ok: false, errors: { prompt: "field.prompt_empty" } });
});

test("what is still text where the person writes is sent as the mention that it is", () => {
  const made = toRequest(apply(kept("a"), words("x@image1")));
  expect(made.ok && made.request.prompt).toBe("x @image1");
});

test("the action's fields come to stand beside ours", () => {
  expect(toErrors({ code: "invalid", fields: { pictureIds: "picture_missing" } })).toEqual({
    pictures: "field.picture_missing",
  });
  expect(toErrors({ code: "invalid", fields: { requestId: "request" } })).toEqual({ form: "invalid" });
  expect(toErrors({ code: "over_budget" })).toEqual({ form: "over_budget" });
});
