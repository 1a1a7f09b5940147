import { describe, expect, test } from "vitest";
import { fromDraft, toContent } from "@/components/composer/drafts/content";
import { EMPTY_DOCUMENT, replace } from "@/components/composer/prompt/prompt-document";
import { elementKey } from "@/lib/elements/element-key";
import { castMember } from "@/lib/elements/expand";
import { readExpanded } from "@/lib/elements/read-expanded";
import { sampleElement } from "@/lib/elements/sample-element";
import { literal } from "@/lib/generations/choices";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import { DEFAULTS } from "@/lib/generations/settings";
import { applyDraft, editDocument, loadSeed, redoStep, replaceContent, restoreReplaced, undoStep } from "./changes";
import { initialState } from "./initial-state";
import { openDraft } from "./library/draft-changes";
import { type ComposerState, documentOf } from "./state";
import { toComposeRequest } from "./submit/request";

const RAIN = { id: "0f4ce19a-9d3f-4d9e-8f64-1f3f8d1b2c3d", name: "Rain" };
const type = (text: string) => editDocument((now) => replace(now, now.caret, now.caret, [text]));
const written = (state: ComposerState) => documentOf(state).doc.join("");
const laid = (text: string) => ({
  prompt: { ...EMPTY_DOCUMENT, doc: [text], caret: text.length },
  settings: { ...DEFAULTS, ratio: "9:16" as const, duration: 15 as const },
  assets: {},
});
const seed: ComposerSeed = { prompt: "sent once", images: [], ratio: "1:1", duration: 10, model: DEFAULTS.model };

describe("replacing the content", () => {
  const old = type("an old idea")(initialState(null));

  test("undo restores the replaced words and settings", () => {
    const template = replaceContent(laid("a [kite]"), null)(old);
    expect(written(template)).toBe("a [kite]");
    expect(template.settings.ratio).toBe("9:16");
    const filled = type(" flies")(template);
    const back = undoStep(undoStep(filled));
    expect(written(back)).toBe("an old idea");
    expect(back.settings).toEqual(DEFAULTS);
    expect(back.replaced).toBeNull();
    const again = redoStep(back);
    expect(written(again)).toBe("a [kite]");
    expect(again.settings.ratio).toBe("9:16");
    expect(undoStep(again).settings).toEqual(DEFAULTS);
  });

  test("undoing later typing leaves the settings unchanged", () => {
    const filled = type(" flies")(replaceContent(laid("a [kite]"), null)(old));
    expect(undoStep(filled).settings.ratio).toBe("9:16");
  });

  test("loading a used-again prompt leaves a named draft unchanged, and restoring reopens it", () => {
    const named = { ...old, draft: { ...old.draft, open: RAIN } };
    const again = loadSeed(seed)(named);
    expect(toContent(again, "page", 1).open).toBeNull();
    expect(toContent(restoreReplaced(again), "page", 2)).toMatchObject({ open: RAIN, doc: ["an old idea"] });
    expect(undoStep(again).draft.open).toEqual(RAIN);
  });
});

test("a used-again prompt with elements is sent as it was, and shows only its own images", () => {
  const mira = sampleElement("Mira", { shows: ["face", "full_body"], description: "in a green coat" });
  const views = [{ ...mira.images[0]!.image, id: "lamp" }, ...mira.images.map(({ image }) => image)];
  const text = "@image1 lights Mira (@image2 face, @image3 full body: in a green coat). {rain|snow}";
  const imageIds = views.map(({ id }) => id);
  const read = readExpanded({ text, imageIds, elements: [{ member: castMember(mira), missing: [], numbers: [2, 3] }] });
  const used = { ...seed, prompt: literal(text), images: views };
  const again = loadSeed({ ...used, restored: { ...read!, views: [mira] } })(initialState(null));
  expect(documentOf(again).images.map(({ key }) => key)).toEqual(["lamp"]);
  expect(documentOf(again).doc).toContainEqual({ key: elementKey("Mira") });
  const sent = { prompt: text, imageIds };
  expect(toComposeRequest(again)).toMatchObject({
    request: { ...sent, elements: [{ id: "Mira", numbers: [2, 3] }] },
  });
  expect(toComposeRequest(loadSeed(used)(initialState(null)))).toMatchObject({ request: { ...sent, elements: [] } });
  expect(toContent(again, "page", 1).elements).toEqual([{ id: "Mira", name: "Mira", left: [] }]);
});

test("each draft has its own history: undo never restores another draft's text", () => {
  const old = type("an old idea")(initialState(null));
  const opened = openDraft(RAIN, laid("rain"))(old);
  expect(written(undoStep(opened))).toBe("rain");
  expect(toContent(opened, "page", 1).open).toEqual(RAIN);
});

test("a page that loads another page's draft also takes over its name", () => {
  const content = { ...toContent(initialState(null), "other", 4), open: RAIN, doc: ["theirs"] };
  const state = applyDraft({ version: 7, content, views: [], elements: [] })(initialState(null));
  expect(state.draft).toMatchObject({ base: 7, open: RAIN, by: "other" });
  expect(fromDraft({ version: 7, content, views: [], elements: [] }).prompt.doc).toEqual(["theirs"]);
});
