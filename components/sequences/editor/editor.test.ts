import { expect, test } from "vitest";
import type { Clip, SequenceView } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { Editor } from "./editor";
import { holdEnd, releaseEnd, zoomBy, zoomToAll } from "./strip/strip-actions";

const clip = (key: string): Clip => ({
  ...plainClip,
  ...{ key, videoId: null, name: key, frames: 120, in: 0, out: 120 },
});
const sequence = (clips: Clip[]): SequenceView => ({
  ...{ id: "s", name: "S", note: "", tags: [], version: 1, videos: [], scenes: [] },
  content: { ...emptyTimeline, clips, rate: 24, by: "test", seq: 0 },
});
const ends = (editor: Editor) => editor.clips.map((one) => [one.in, one.out]);

function opened() {
  const [a, b] = [clip("a"), clip("b")];
  return { editor: new Editor(sequence([a, b])), a };
}

test("editor: each hold of an end is one step, however many places it passed, and two holds are two", () => {
  const { editor, a } = opened();
  for (const stops of [
    [100, 90, 80],
    [70, 60],
  ]) {
    holdEnd(editor, a, "out");
    for (const out of stops) editor.trim("a", { out });
    releaseEnd(editor, false);
  }
  expect(ends(editor)[0]).toEqual([0, 60]);
  editor.undo();
  expect(ends(editor)[0]).toEqual([0, 80]);
  editor.undo();
  expect(ends(editor)[0]).toEqual([0, 120]);
});

test("editor: an end that is given back is as before, and nothing is left to undo", () => {
  const { editor, a } = opened();
  holdEnd(editor, a, "in");
  releaseEnd(editor, true);
  expect(editor.store.get().history.past).toHaveLength(0);
  holdEnd(editor, a, "in");
  editor.trim("a", { in: 30 });
  editor.trim("a", { in: 40 });
  releaseEnd(editor, true);
  expect(ends(editor)[0]).toEqual([0, 120]);
  expect(editor.store.get().history.past).toHaveLength(0);
  expect(editor.view.get()).toMatchObject({ held: null, guide: null });
});

test("editor: the zoom shows everything at once, and stays within its bounds", () => {
  const { editor } = opened();
  editor.view.set((now) => ({ ...now, width: 564 }));
  zoomToAll(editor);
  expect(editor.view.get().zoom).toBe(50);
  for (let at = 0; at < 40; at += 1) zoomBy(editor, 2);
  expect(editor.view.get().zoom).toBe(480);
});
