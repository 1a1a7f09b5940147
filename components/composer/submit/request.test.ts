import { describe, expect, test } from "vitest";
import {
  addImage,
  backOnline,
  choose,
  editDocument,
  loadSeed,
  moveImage,
  removeImage,
  removeImageForGood,
  setAsset,
  setBatchMode,
} from "@/components/composer/changes";
import { initialState } from "@/components/composer/initial-state";
import { replace, restoreImage } from "@/components/composer/prompt/prompt-document";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { toComposeRequest, toErrors } from "./request";

const view = (id: string) => ({ id, url: "", thumbUrl: "", width: 640, height: 480, name: `${id}.jpg` });
const apply = (...changes: ((state: ComposerState) => ComposerState)[]) =>
  changes.reduce((state, change) => change(state), initialState(null));
const words = (text: string) => editDocument((now) => replace(now, 0, 99, [text]));
const kept = (key: string) =>
  addImage({ key, name: key, alias: null }, { at: "uploaded", view: view(`id-${key}`), preview: null });

test("images are sent in their order", () => {
  const made = toComposeRequest(apply(words(" rain "), kept("a"), kept("b"), kept("c"), moveImage("c", 0)));
  expect(made.ok && made.request).toMatchObject({ prompt: "rain", imageIds: ["id-c", "id-a", "id-b"] });
});

test("the source generation is sent with the request, until the composer was empty in between", () => {
  const seed = {
    prompt: "rain",
    images: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
    from: "video",
  } as const;
  const used = (...changes: Parameters<typeof apply>) => {
    const made = toComposeRequest(apply(loadSeed({ ...seed, images: [] }), ...changes));
    return made.ok ? made.request.madeFrom : "refused";
  };
  expect(used()).toBe("video");
  expect(used(words("snow"))).toBe("video");
  expect(used(words(""), words("snow"))).toBeUndefined();
});

test("an empty prompt is an error at the prompt, and nothing is sent", () => {
  expect(toComposeRequest(apply(words(" \n")))).toEqual({ ok: false, errors: { prompt: "field.prompt_empty" } });
});

test("an unfinished upload stops the request: without it, the other images would change numbers", () => {
  const lost = addImage({ key: "b", name: "b", alias: null }, { at: "stopped", preview: null, reason: "offline" });
  expect(toComposeRequest(apply(words("rain"), kept("a"), lost)).ok).toBe(false);
});

test("a tenth image isn't added", () => {
  const state = apply(...Array.from({ length: 10 }, (_, at) => kept(`k${at}`)));
  expect(documentOf(state).images).toHaveLength(9);
});

test("an upload that finishes after its image was refused changes nothing", () => {
  const before = apply(kept("a"), removeImageForGood("a"));
  expect(setAsset("a", { at: "uploaded", view: view("x"), preview: null })(before)).toBe(before);
});

test("a mention without its image is never sent, however it is written", () => {
  expect(toComposeRequest(apply(kept("a"), words("see @image1"), removeImage("a"))).ok).toBe(false);
  expect(toComposeRequest(apply(kept("a"), words("see @image2"))).ok).toBe(false);
  expect(toComposeRequest(apply(kept("a"), words("see @image1"))).ok).toBe(true);
});

test("an image moved past an end stops there", () => {
  const order = (state: ComposerState) =>
    documentOf(state)
      .images.map((image) => image.key)
      .join("");
  expect(order(apply(kept("a"), kept("b"), kept("c"), moveImage("a", 9)))).toBe("bca");
  expect(order(apply(kept("a"), kept("b"), kept("c"), moveImage("c", -4)))).toBe("cab");
});

test("a field's error is cleared when the field changes", () => {
  const state = apply((s) => ({ ...s, errors: { prompt: "field.prompt_empty", images: "x" } }), words("a"));
  expect(state.errors.prompt).toBeUndefined();
  expect(state.errors.images).toBe("x");
});

describe("an error is cleared when its cause is gone", () => {
  const withErrors = (errors: ComposerState["errors"]) => (state: ComposerState) => ({ ...state, errors });
  const leftOf = (errors: ComposerState["errors"], ...changes: Parameters<typeof apply>) =>
    Object.entries(apply(kept("a"), words("see @image1"), removeImage("a"), withErrors(errors), ...changes).errors)
      .filter(([, key]) => key !== undefined)
      .map(([field]) => field);
  const all = { prompt: "field.mention_missing", images: "field.image_not_uploaded", form: "offline" };

  test("an image that was restored, and one that finished uploading", () => {
    expect(
      leftOf(
        all,
        editDocument((now) => restoreImage(now, "a")),
      ),
    ).toEqual([]);
    expect(leftOf(all, setAsset("a", { at: "uploaded", view: view("x"), preview: null }))).toEqual(["prompt", "form"]);
  });

  test("a browser that is online again", () => {
    expect(leftOf(all, backOnline)).toEqual(["prompt", "images"]);
    expect(leftOf({ form: "over_budget" }, backOnline)).toEqual(["form"]);
  });

  test("a changed setting", () => {
    expect(leftOf({ ratio: "field.ratio", duration: "field.duration" }, choose({ ratio: "1:1" }))).toEqual([
      "duration",
    ]);
    expect(leftOf({ form: "over_budget" }, setBatchMode("1"))).toEqual([]);
  });

  test("not for a caret move", () => {
    expect(
      leftOf(
        all,
        editDocument((now) => ({ ...now, caret: 0 })),
      ),
    ).toEqual(["prompt", "images", "form"]);
  });
});

test.each(["\u200b", "\u3164 \u00ad", "\u2800"])("a prompt of which nothing can be seen is empty: %j", (text) => {
  expect(toComposeRequest(apply(words(text)))).toEqual({ ok: false, errors: { prompt: "field.prompt_empty" } });
});

test("text that looks like a mention is sent as a mention", () => {
  const made = toComposeRequest(apply(kept("a"), words("x@image1")));
  expect(made.ok && made.request.prompt).toBe("x @image1");
});

test("the server's field errors map to ours", () => {
  expect(toErrors({ code: "invalid", fields: { imageIds: "image_missing" } })).toEqual({
    images: "field.image_missing",
  });
  expect(toErrors({ code: "invalid", fields: { requestId: "request" } })).toEqual({ form: "invalid" });
  expect(toErrors({ code: "over_budget" })).toEqual({ form: "over_budget" });
});

describe("choices", () => {
  const made = (state: ComposerState) => {
    const { ok, ...rest } = toComposeRequest(state);
    return "request" in rest && ok ? rest.request : null;
  };
  const all = setBatchMode("choices");

  test("one combination is sent unless all are asked for, and each remembers its choices and its template", () => {
    const one = made(apply(words("a {dawn|dusk} street")));
    expect(one?.variations).toHaveLength(1);
    expect([
      ["a dawn street", ["dawn"]],
      ["a dusk street", ["dusk"]],
    ]).toContainEqual([one?.prompt, one?.variations[0]?.choices]);
    expect(made(apply(words("a {dawn|dusk} street"), all))?.variations).toMatchObject([
      { prompt: "a dawn street", choices: ["dawn"], template: "a {dawn|dusk} street" },
      { prompt: "a dusk street", choices: ["dusk"], template: "a {dawn|dusk} street" },
    ]);
  });

  test("only the images that a combination uses are sent with it, by their new numbers", () => {
    const state = apply(
      ...[kept("a"), kept("b"), kept("c"), kept("free")],
      words("{@image1|@image3 beside @image2} in the rain"),
      all,
    );
    expect(made(state)?.variations).toMatchObject([
      {
        ...{ prompt: "@image1 in the rain", imageIds: ["id-a", "id-free"], choices: ["@image1"] },
        template: "{@image1|@image4 beside @image3} in the rain",
      },
      {
        ...{ prompt: "@image2 beside @image1 in the rain", imageIds: ["id-b", "id-c", "id-free"] },
        ...{ choices: ["@image3 beside @image2"], template: "{@image4|@image2 beside @image1} in the rain" },
      },
    ]);
  });

  test("a number made of choices means the image that it names in the composer", () => {
    const state = apply(kept("a"), kept("b"), words("see @image{1|2}"), all);
    expect(made(state)?.variations.map(({ prompt, imageIds = [] }) => [prompt, imageIds.length])).toEqual([
      ["see @image1", 2],
      ["see @image2", 2],
    ]);
  });

  test("more than a hundred combinations are not sent, and nothing written is lost", () => {
    const written = "{a|b}".repeat(7);
    const state = apply(words(written));
    expect(toComposeRequest(state)).toEqual({ ok: false, errors: { prompt: "field.choices_many" } });
    expect(documentOf(state).doc).toEqual([written]);
  });

  test("speech in braces, braces without a partner and escaped ones are sent as they are meant", () => {
    const text = (written: string) => made(apply(words(written)));
    expect(text("she says {good evening}")?.prompt).toBe("she says {good evening}");
    expect(text("{a|b")?.prompt).toBe("{a|b");
    expect(text(String.raw`\{a\|b\}`)).toMatchObject({ prompt: "{a|b}", variations: [{ ratio: "16:9", duration: 5 }] });
    expect(text(String.raw`\{a\|b\}`)?.variations[0]).not.toHaveProperty("template");
  });

  test("a choice without its image stops only the combinations that use it", () => {
    const state = apply(kept("a"), words("{@image1|@image2|rain}"));
    const refused = Array.from({ length: 40 }, (_, seed) => toComposeRequest({ ...state, seed })).filter(
      ({ ok }) => !ok,
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    expect(toComposeRequest(all(state))).toEqual({ ok: false, errors: { prompt: "field.mention_missing" } });
  });
});
