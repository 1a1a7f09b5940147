import { expect, test } from "vitest";
import { packViews, unpackViews } from "./packed-views";
import { SAMPLE_VIEW } from "./sample-view";

const IMAGE = { id: "i", url: "/u", thumbUrl: "/t", width: 4, height: 3, name: "a.png" };
const files = (id: string) => ({
  ...{ id, posterUrl: `/api/files/poster/${id}` },
  video: { url: `/api/files/video/${id}`, downloadUrl: `/api/files/video/${id}?download=1`, bytes: 0 },
});

test("packed views: small, and the same when they are unpacked", () => {
  const ready = { ...SAMPLE_VIEW, favorite: false };
  const failure = { class: "moderation_text", reason: null, ours: null, charged: false } as const;
  const views = [
    { ...ready, ...files("a") },
    { ...ready, ...files("b"), batch: { at: 1, of: 2 }, batchId: "set", images: [IMAGE], title: "", stalled: true },
    { ...ready, id: "c", state: "failed", failure, favorite: true } as const,
    { ...ready, ...files("d") },
    { ...ready, ...files("e") },
  ];
  expect(unpackViews(packViews(views))).toEqual(views);
  expect(JSON.stringify(packViews(views).at(-1))).toBe('{"id":"e"}');
});
