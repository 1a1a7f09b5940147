// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { mount, unmountAll } from "@/e2e/fixtures/component";
import type { Clip } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { Editor } from "./editor";
import { useSequenceCommands } from "./use-sequence-commands";

afterEach(unmountAll);

function Page({ editor }: { editor: Editor }) {
  useSequenceCommands(editor);
  return null;
}

test("commands: the key that is the page's first touch is not lost, and counts once", async () => {
  const clip: Clip = { ...plainClip, key: "a", videoId: "v", name: "a", frames: 120, in: 0, out: 120 };
  const content = { ...emptyTimeline, clips: [clip], rate: 24, by: "test", seq: 0 };
  const editor = new Editor({ id: "s", name: "", note: "", tags: [], version: 1, videos: [], scenes: [], content });
  const press = (key: string) =>
    act(async () =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
    );
  await mount(<Page editor={editor} />);
  await press("m");
  await vi.waitFor(() => expect(editor.selected?.muted).toBe(true), 10_000);
  await press("m");
  expect(editor.selected?.muted).toBe(false);
  await press("d");
  expect(editor.clips).toHaveLength(2);
});
