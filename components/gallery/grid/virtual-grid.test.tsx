// @vitest-environment jsdom
import { act } from "react";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { mount, unmountAll } from "@/e2e/fixtures/component";
import type { GenerationView } from "@/lib/generations/view";
import { GalleryCache } from "./gallery-cache";
import { VirtualGrid } from "./virtual-grid";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const WIDTH = 1_200;

beforeAll(() => {
  // jsdom has no layout and none of these.
  vi.stubGlobal("CSS", { escape: String });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
});
afterAll(() => vi.unstubAllGlobals());
afterEach(unmountAll);

function video(id: string, batchId: string | null = null): GenerationView {
  return {
    ...({} as GenerationView),
    ...{ id, batchId, width: 16, height: 9, createdAt: `2026-11-0${id.length}`, prompt: `Prompt ${id}`, title: null },
    ...{ state: "ready", images: [], duration: 5, video: null, posterUrl: "/p", placeholder: null, stalled: false },
  };
}

const items = [video("new"), video("c", "batch"), video("b", "batch"), video("a", "batch"), video("old")];
const cacheOf = () =>
  new GalleryCache(async () => items, {
    months: [{ month: 202_611, n: items.length }],
    runs: [{ month: 202_611, run: 0, count: items.length, items }],
  });

const grid = (archive: GalleryCache) => (
  <VirtualGrid
    label="Videos"
    query=""
    archive={archive}
    first={archive.loaded}
    width={400}
    total={items.length}
    headings
    stacks
    more={false}
    onShown={() => undefined}
  />
);
const cards = () => [...document.querySelectorAll<HTMLElement>("[data-card]")];

test("gallery: a stack opens in place in the order asked for, and closes", async () => {
  await mount(grid(cacheOf()));
  expect(cards().map(({ dataset }) => dataset.card)).toEqual(["new", "a", "old"]);
  const places = [...document.querySelectorAll<HTMLElement>("[role=row]")].map(({ style }) => parseFloat(style.width));
  expect(places.reduce((sum, width) => sum + width, 24)).toBeCloseTo(WIDTH, 1);
  expect(document.querySelector("h2")?.textContent).toBe("November 2026");
  const kept = cards()[0];
  await act(async () => cards()[1]?.click());
  expect(cards().map(({ dataset }) => dataset.card)).toEqual(["new", "a", "b", "c", "old"]);
  expect(cards()[3]?.getAttribute("aria-label")).toBe("Prompt c, Ready, variation 3 of 3");
  // Cards that stay are the same elements: a video that plays plays on, and the focus stays.
  expect(cards()[0]).toBe(kept);
  // What an open stack and the keyboard need is loaded now.
  await act(async () => cards()[2]?.focus());
  const close = await vi.waitFor(async () => {
    await act(async () => undefined);
    const found = document.querySelector<HTMLElement>("button[aria-expanded=true]");
    expect(found && document.querySelector("[data-choose]")).not.toBeNull();
    return found;
  }, 10_000);
  await act(async () => close?.click());
  expect(cards()).toHaveLength(3);
  expect(document.activeElement).toBe(cards()[1]);
});
