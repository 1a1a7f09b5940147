// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyTimeline } from "@/lib/sequences/timeline";
import { Editor } from "./editor";
import { saveTimeline } from "./save-timeline";

const sent = vi.fn(async () => Response.json({ version: 2 }));
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", sent);
  sent.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => {
  const content = { ...emptyTimeline, rate: 24, by: "server", seq: 0 };
  const editor = new Editor({ id: "s1", name: "", note: "", tags: [], version: 1, content, videos: [], scenes: [] });
  const stop = saveTimeline(editor);
  return { editor, stop, said: () => editor.store.get().save };
};
const caption = { from: 0, to: 24, text: "Hello" };

test("save: a change is written after a moment, and one that is undone before that is not", async () => {
  const { editor, stop, said } = open();
  editor.change({ captions: [caption] });
  expect(said()).toBe("unsaved");
  editor.undo();
  expect(said()).toBe("saved");
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sent.mock.calls.length, said()]).toEqual([0, "saved"]);
  editor.redo();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sent.mock.calls.length, said()]).toEqual([1, "saved"]);
  stop();
});

test("save: what is undone while it is being written is written as well", async () => {
  const { editor, stop, said } = open();
  editor.change({ captions: [caption] });
  let answer: (response: Response) => void = () => undefined;
  sent.mockImplementationOnce(() => new Promise<Response>((resolve) => (answer = resolve)));
  await vi.advanceTimersByTimeAsync(700);
  editor.undo();
  expect(said()).toBe("unsaved");
  answer(Response.json({ version: 2 }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sent.mock.calls.length, said()]).toEqual([2, "saved"]);
  stop();
});
