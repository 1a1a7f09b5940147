import { expect, test } from "vitest";
import { posterFile, videoFile } from "./file-addresses";
import { packView, unpackView } from "./packed-view";
import { SAMPLE_VIEW } from "./sample-view";

const IMAGE = { id: "i", url: "/u", thumbUrl: "/t", width: 4, height: 3, name: "a.png" };

test("a packed view: small, and the same when it is unpacked", () => {
  const ready = { ...SAMPLE_VIEW, favorite: false, video: videoFile("sample", 0), posterUrl: posterFile("sample") };
  const failure = { class: "moderation_text", reason: null, ours: null, charged: false } as const;
  const rest = { images: [IMAGE], batch: { at: 1, of: 2 }, batchId: "b", favorite: true, title: "", stalled: true };
  for (const view of [ready, { ...ready, ...rest }, { ...ready, state: "failed", failure, video: null } as const]) {
    expect(unpackView(packView(view))).toEqual(view);
  }
  expect(JSON.stringify(packView(ready)).length).toBeLessThan(350);
});
