import { expect, test } from "vitest";
import {
  addImage,
  type Change,
  editDocument,
  leaveFileOut,
  removeImage,
  replaceContent,
  setAsset,
  setTruncated,
  showConflict,
  undoStep,
} from "@/components/composer/changes";
import { toContent } from "@/components/composer/drafts/content";
import { initialState } from "@/components/composer/initial-state";
import { fillIn } from "@/components/composer/library/draft-changes";
import { replace, restoreImage } from "@/components/composer/prompt/prompt-document";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { words } from "@/e2e/fixtures/component";
import { messageFor } from "@/lib/i18n/message-for";
import { check } from "./check";
import { statusOf } from "./status";

const play = (...changes: Change[]) => changes.reduce((state, change) => change(state), initialState(null));
const type = (text: string) => editDocument((now) => replace(now, now.caret, now.caret, [text]));
const view = { id: "1", url: "", thumbUrl: "", width: 800, height: 600, name: "fox.jpg" };
const image = (key: string) =>
  addImage({ key, name: `${key}.jpg`, alias: null }, { at: "uploaded", view: { ...view, id: key }, preview: null });
const fail =
  (errors: ComposerState["errors"]): Change =>
  (state) => ({ ...state, errors });
const leaveOut = (name: string) => leaveFileOut({ id: name, name, reason: { code: "not_an_image", values: {} } });

function status(state: ComposerState, online = true) {
  const findings = check({ ...state, prompt: documentOf(state) });
  return statusOf({ state, findings, online });
}
const kinds = (state: ComposerState, online?: boolean) => status(state, online).map(({ kind }) => kind);

test("status: the most important message comes first", () => {
  const state = play(
    type("An old idea"),
    replaceContent(
      {
        prompt: { ...documentOf(initialState(null)), doc: ["A [red] Spiderman "] },
        settings: initialState(null).settings,
        assets: {},
      },
      null,
    ),
    fillIn(true),
    image("fox"),
    image("hen"),
    type("@image1 "),
    setAsset("hen", { at: "stopped", preview: null, reason: "address_dead" }),
    removeImage("fox"),
    leaveOut("notes.png"),
    setTruncated({ kept: 1, given: 2 }),
    (now) => showConflict({ version: 2, content: toContent(now, "other", 1), views: [], elements: [] })(now),
    fail({ form: "over_budget" }),
  );
  expect(kinds(state, false)).toEqual([
    "offline",
    "conflict",
    "error",
    "missing",
    "stopped",
    "leftOut",
    "truncated",
    "filling",
    "replaced",
    "finding",
    "finding",
  ]);
  // Each has a sentence.
  for (const message of status(state, false)) {
    expect(
      message.keys.some((key) => messageFor(words, key, { ...message.values, why: "" })),
      message.kind,
    ).toBe(true);
  }
});

test("status: nothing to say is nothing", () => {
  expect(status(initialState(null))).toEqual([]);
  expect(status(play(image("a"), type("@image1 is the character who walks.")))).toEqual([]);
});

test("status: a removed image is one message with its way back, also after a failed submit", () => {
  const removed = play(
    image("a"),
    type("@image1 is the character."),
    removeImage("a"),
    fail({ prompt: "field.mention_missing" }),
  );
  expect(status(removed)).toMatchObject([
    {
      kind: "missing",
      actions: [
        { do: "restore", key: "a" },
        { do: "forget", key: "a" },
      ],
    },
  ]);
  expect(status(editDocument((now) => restoreImage(now, "a"))(removed))).toEqual([]);
});

test("status: an image that nothing mentions can be put back until something else happens", () => {
  const removed = play(image("a"), image("b"), removeImage("a"));
  expect(status(removed)[0]).toMatchObject({ kind: "removed", values: { name: "a.jpg" }, actions: [{ do: "undo" }] });
  expect(documentOf(undoStep(removed)).images.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(kinds(undoStep(removed))).not.toContain("removed");
  expect(kinds(type("rain")(removed))).not.toContain("removed");
});

test("status: a removed image offers no way back while all nine places are used", () => {
  const others = Array.from({ length: 9 }, (_, at) => image(`k${at}`));
  const full = play(image("a"), type("@image1 is the scene."), removeImage("a"), ...others);
  expect(status(full).find(({ kind }) => kind === "missing")?.actions).toEqual([{ do: "forget", key: "a" }]);
});

test("status: a template's missing images are asked for in their slots until only they are missing", () => {
  const template = play(type("A [red] kite. @image1 is the style."), fillIn(true));
  expect(kinds(template)).toEqual(["filling"]);
  expect(kinds(fail({ prompt: "field.mention_missing" })(template))).toEqual(["missing", "filling"]);
  const filled = play(type("A red kite. @image1 is the style."), fillIn(true));
  expect(status(filled)).toMatchObject([{ kind: "missing", values: { numbers: "1" } }]);
});

test("status: stopped uploads are one message for each reason, with a retry only where the file is at hand", () => {
  const stop = (key: string, reason: string) => setAsset(key, { at: "stopped", preview: null, reason });
  const state = play(image("a"), image("b"), image("c"), stop("a", "offline"), stop("b", "left"), stop("c", "offline"));
  const stopped = status(fail({ images: "field.image_not_uploaded" })(state)).filter(({ kind }) => kind !== "finding");
  expect(stopped).toMatchObject([
    { kind: "stopped", values: { count: 2 }, actions: [{ do: "retry", keys: ["a", "c"] }, { do: "remove" }] },
    { kind: "stopped", values: { count: 1, name: "b.jpg" }, actions: [{ do: "remove", keys: ["b"] }] },
  ]);
});

test("status: files that were left out are one message, however many", () => {
  expect(status(play(leaveOut("a")))).toMatchObject([
    { keys: ["imageErrors.not_an_image", expect.any(String), expect.any(String)] },
  ]);
  expect(status(play(leaveOut("a"), leaveOut("b")))).toMatchObject([
    {
      keys: ["compose.status.leftOut"],
      values: { count: 2 },
      files: [{ values: { name: "a" } }, { values: { name: "b" } }],
    },
  ]);
});
