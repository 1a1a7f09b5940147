import { expect, test } from "vitest";
import { packViews, unpackViews } from "./packed-views";
import { SAMPLE_VIEW } from "./sample-view";
import type { GenerationView, ImageView } from "./view";

const made = (id: string, changes: Partial<GenerationView> = {}): GenerationView => ({
  ...SAMPLE_VIEW,
  id,
  ...changes,
});
const ready = (id: string): Partial<GenerationView> => ({
  video: { url: `/api/files/video/${id}`, downloadUrl: `/api/files/video/${id}?download=1`, bytes: 5 },
  posterUrl: `/api/files/poster/${id}`,
});
const image = (id: string): ImageView => ({
  ...{ id, width: 3, height: 2, name: "fox.png" },
  url: `/api/files/image/${id}`,
  thumbUrl: `/api/files/image/${id}?size=thumb`,
});
/** As it arrives in a browser. */
const sent = (views: GenerationView[]) => unpackViews(structuredClone(packViews(views)));

test("packed views: every field arrives, also one that only some of them have", () => {
  const views = [
    made("a", { ...ready("a"), batch: { at: 1, of: 2 }, favorite: true, images: [image("i")] }),
    made("b", { state: "failed", failure: { class: "provider", reason: "no", ours: null, charged: null } }),
    made("c", { ...ready("c"), batch: { at: 2, of: 2 }, sentAt: null, finishedAt: "2026-01-01T12:02:03.004Z" }),
  ];
  expect(sent(views)).toEqual(views);
  expect(sent([])).toEqual([]);
});

test("packed views: what the one before has is sent once", () => {
  const [, second] = packViews([made("a", ready("a")), made("b", ready("b"))]);
  expect(second).toEqual({ id: "b" });
});
