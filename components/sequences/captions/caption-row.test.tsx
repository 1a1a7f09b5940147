// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { Editor } from "@/components/sequences/editor/editor";
import { EditorContext } from "@/components/sequences/editor/use-editor";
import { control, mount, unmountAll } from "@/e2e/fixtures/component";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import CaptionRow from "./caption-row";

afterEach(unmountAll);

async function opened() {
  const clip = { ...plainClip, key: "a", videoId: null, name: "a", frames: 240, in: 0, out: 240 };
  const captions = [
    { from: 24, to: 48, text: "one" },
    { from: 96, to: 144, text: "two" },
  ];
  const content = { ...emptyTimeline, clips: [clip], captions, rate: 24, by: "test", seq: 0 };
  const editor = new Editor({ id: "s", name: "", note: "", tags: [], version: 1, videos: [], scenes: [], content });
  await mount(
    <EditorContext value={editor}>
      <CaptionRow />
    </EditorContext>,
  );
  return editor;
}
const times = (editor: Editor) => editor.timeline.captions.map(({ from, to }) => [from, to]);
const blocks = () => [...document.querySelectorAll<HTMLElement>("ol button")];
const press = (key: string, shiftKey = false) =>
  act(async () => {
    const event = new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    // Else it would be a key of the page as well, where it is about clips.
    expect(event.defaultPrevented).toBe(true);
  });

test("captions: on the strip they are selected, moved, trimmed and deleted by keys, and the focus follows", async () => {
  const editor = await opened();
  blocks()[0]?.focus();
  await press("ArrowRight");
  expect(document.activeElement).toBe(blocks()[1]);
  expect(blocks().map((block) => block.ariaPressed ?? block.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
  await press("ArrowLeft", true);
  expect(times(editor)[1]).toEqual([95, 143]);
  control("Left edge of caption 2").focus();
  await press("ArrowRight", true);
  expect(times(editor)[1]).toEqual([105, 143]);
  control("Right edge of caption 2").focus();
  await press("ArrowLeft");
  expect(times(editor)[1]).toEqual([105, 142]);
  blocks()[1]?.focus();
  await press("Home");
  await press("Delete");
  expect(times(editor)).toEqual([[105, 142]]);
});

test("captions: one that is carried over another by the pointer stays selected, and Escape puts it back", async () => {
  // jsdom captures no pointers.
  const capture = () => undefined;
  Object.assign(Element.prototype, { setPointerCapture: capture });
  const editor = await opened();
  const point = (name: string, clientX: number) =>
    act(async () => {
      const more = { pointerId: 1, isPrimary: true, pointerType: "mouse" };
      const event = Object.assign(new MouseEvent(name, { clientX, bubbles: true, button: 0 }), more);
      (name === "pointerdown" ? blocks()[0] : document.querySelector("ol"))?.dispatchEvent(event);
    });
  // 40 pixels are 24 frames.
  await point("pointerdown", 50);
  await point("pointermove", 60);
  await point("pointermove", 250);
  await point("pointerup", 250);
  expect(times(editor)).toEqual([
    [96, 144],
    [144, 168],
  ]);
  expect(blocks()[1]?.getAttribute("aria-pressed")).toBe("true");
  await act(async () => editor.undo());
  expect(times(editor)[0]).toEqual([24, 48]);

  await point("pointerdown", 50);
  await point("pointermove", 60);
  await point("pointermove", 90);
  expect(times(editor)[0]).toEqual([48, 72]);
  blocks()[0]?.focus();
  await press("Escape");
  await point("pointerup", 90);
  expect(times(editor)[0]).toEqual([24, 48]);
});
