// @vitest-environment jsdom
import { act, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { publishChange } from "@/components/video/changes";
import { control, mount, press, shown, unmountAll } from "@/e2e/fixtures/component";
import { type PackedView, packViews } from "@/lib/generations/packed-views";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import type { GenerationView } from "@/lib/generations/view";
import { Stage } from "./stage";

vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => ({}) }));
vi.mock("@/lib/generations/actions", () => ({}));

/** Numbers differ from test to test: the list of videos outlives a page, as it does in the browser. */
const made = (second: number, changes: Partial<GenerationView> = {}): GenerationView => ({
  ...SAMPLE_VIEW,
  id: `g${second}`,
  prompt: `Video ${second}`,
  batchId: null,
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(),
  ...changes,
});
const put = (generation: GenerationView) => act(async () => publishChange({ kind: "put", generation }));
const onStage = () => document.querySelector("article a")?.getAttribute("href");
/** When pages were read: after all videos were made. */
const LATER = Date.UTC(2026, 10, 22, 13);
const mountStage = (...items: GenerationView[]) =>
  mount(
    <Stage initial={packViews(items)} at={LATER}>
      Starters
    </Stage>,
  );

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  // jsdom plays nothing.
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
});
afterEach(unmountAll);

test("stage: the starters are shown until the first submit", async () => {
  await mountStage();
  expect(shown()).toBe("Starters");
  await put(made(1, { state: "queued", video: null }));
  expect(shown()).not.toContain("Starters");
  expect(onStage()).toBe("/gallery/g1");
});

test("stage: a video takes the place of its progress, in the same box", async () => {
  await mountStage(made(4, { state: "rendering", video: null }));
  const box = document.querySelector<HTMLElement>("[style*=aspect-ratio]");
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(box?.textContent).toContain("Generating");
  }, 10_000);
  await put(made(4));
  expect(box?.querySelector("video")?.getAttribute("src")).toBe(SAMPLE_VIEW.video?.url);
  expect(box?.isConnected).toBe(true);
});

test("stage: a chosen video stays while others change, and leaves for the next submit", async () => {
  await mountStage(made(7, { state: "rendering", video: null }), made(6));
  expect(onStage()).toBe("/gallery/g7");
  await press("Video 6, Ready");
  expect(onStage()).toBe("/gallery/g6");
  await put(made(7));
  expect(onStage()).toBe("/gallery/g6");
  await put(made(8, { state: "queued", video: null }));
  expect(onStage()).toBe("/gallery/g8");
});

test("stage: the first of a batch is on stage, whichever is ready first", async () => {
  const variation = (at: number, changes?: Partial<GenerationView>) =>
    made(10 + at, { batchId: "b", batch: { at, of: 2 }, state: "rendering", video: null, ...changes });
  await mountStage(variation(2), variation(1));
  await put(variation(2, { state: "ready", video: SAMPLE_VIEW.video }));
  expect(onStage()).toBe("/gallery/g11");
  expect(control("Variation 1 of 2, Generating").getAttribute("aria-current")).toBe("true");
  await press("Variation 2 of 2, Ready");
  expect(onStage()).toBe("/gallery/g12");
});

let show: (page: { initial: PackedView[]; at: number }) => void = () => {};
function Page() {
  const [page, setPage] = useState({ initial: packViews([]), at: LATER });
  show = setPage;
  return <Stage {...page}>Starters</Stage>;
}

test("stage: a page that was rendered before a submit and arrives after it leaves the submitted video there", async () => {
  const submitted = made(50, { state: "queued", video: null });
  await mount(<Page />);
  await put(submitted);
  await act(async () => show({ initial: packViews([]), at: Date.parse(submitted.createdAt) - 1 }));
  expect(onStage()).toBe("/gallery/g50");
  // Later, a page without it means that it was deleted elsewhere.
  await act(async () => show({ initial: packViews([]), at: LATER }));
  expect(shown()).toBe("Starters");
});
