import { expect, test } from "vitest";
import { Editor } from "@/components/sequences/editor/editor";
import type { Caption, Clip } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { captionState } from "./caption-state";
import { type CaptionPart, dragCaption, holdCaption, releaseCaption } from "./drag-caption";

const RATE = 24;
const clip: Clip = { ...plainClip, key: "a", videoId: null, name: "a", frames: 240, in: 0, out: 240 };
const given: Caption[] = [
  { from: 10, to: 30, text: "one" },
  { from: 50, to: 80, text: "two" },
];

function opened() {
  const content = { ...emptyTimeline, clips: [clip], captions: given, rate: RATE, by: "test", seq: 0 };
  const editor = new Editor({ id: "s", name: "", note: "", tags: [], version: 1, videos: [], scenes: [], content });
  // Eight pixels are two frames.
  editor.view.set((now) => ({ ...now, zoom: 96 }));
  return editor;
}

function drag(
  editor: Editor,
  at: number,
  part: CaptionPart,
  stops: readonly number[],
  end: "kept" | "undone" = "kept",
) {
  const held = holdCaption(editor, at);
  for (const frames of stops) dragCaption(editor, held, { part, frames, free: false });
  releaseCaption(editor, held, part, end === "undone");
}
const times = ({ timeline }: Editor) => timeline.captions.map(({ from, to, text }) => [from, to, text]);

test("captions: one that is dragged past another is still the one that is dragged, and it is one step", () => {
  const editor = opened();
  drag(editor, 0, "all", [5, 30, 77.3]);
  expect(times(editor)).toEqual([
    [50, 80, "two"],
    [87, 107, "one"],
  ]);
  expect(captionState(editor).get().at).toBe(1);
  drag(editor, 1, "all", [10]);
  editor.undo();
  expect(times(editor)[1]).toEqual([87, 107, "one"]);
  editor.undo();
  expect(editor.timeline.captions).toEqual(given);
});

test("captions: whichever edge is near a place snaps to it, and one that is dragged alone stops at the other", () => {
  const editor = opened();
  // Its end goes to the beginning of the next one, its beginning to the first frame.
  drag(editor, 0, "all", [18.6]);
  expect(times(editor)[0]).toEqual([30, 50, "one"]);
  drag(editor, 0, "all", [-31.5]);
  expect(times(editor)[0]).toEqual([0, 20, "one"]);
  drag(editor, 0, "from", [500]);
  expect(times(editor)[0]).toEqual([19, 20, "one"]);
  drag(editor, 1, "to", [-500]);
  expect(times(editor)[1]).toEqual([50, 51, "two"]);
  expect(editor.view.get().guide).toBe(null);
});

test("captions: a drag that is given up leaves everything as it was, and nothing to undo", () => {
  const editor = opened();
  drag(editor, 0, "to", [], "undone");
  drag(editor, 1, "all", [-60, -20], "undone");
  expect(editor.timeline.captions).toEqual(given);
  expect(editor.store.get().history.past).toHaveLength(0);
});
