import { expect, test, vi } from "vitest";
import { FIRST, videoHandle, videoNamed } from "./video-handle";

const secrets = vi.hoisted(() => ({ known: ["a secret of this test alone, long enough"] }));
vi.mock("@/lib/secret", () => ({ authSecrets: () => secrets.known }));

const link = { id: "link", collectionId: null };
const live = { id: "live", collectionId: "cuts" };
const chosen = [
  { place: 1, id: "fox" },
  { place: 3, id: "heron" },
];
const collected = chosen.map(({ id }) => ({ place: null, id }));

test("a chosen video is named by its place, which stays when an earlier video disappears", () => {
  expect(videoNamed({ share: link, videos: chosen }, "3")).toBe("heron");
  expect(videoNamed({ share: link, videos: chosen.slice(1) }, "3")).toBe("heron");
  expect(videoNamed({ share: link, videos: chosen.slice(1) }, FIRST)).toBeUndefined();
  expect(videoNamed({ share: link, videos: chosen.slice(1) }, null)).toBeUndefined();
});

test("a video in a collection keeps its handle when it is moved, and loses it when it is removed", () => {
  const name = videoHandle(live, { place: null, id: "heron" });
  expect(videoNamed({ share: live, videos: collected }, name)).toBe("heron");
  expect(videoNamed({ share: live, videos: collected.toReversed() }, name)).toBe("heron");
  expect(videoNamed({ share: live, videos: collected.slice(0, 1) }, name)).toBeUndefined();
});

test("a handle reveals neither video nor link, and opens no other link", () => {
  const name = videoHandle(live, { place: null, id: "heron" });
  expect(name).toMatch(/^[\w-]{16}$/);
  expect(name).not.toContain("heron");
  expect(videoHandle({ id: "another" }, { place: null, id: "heron" })).not.toBe(name);
  for (const guess of ["", FIRST, "2", "heron", `${name}x`]) {
    expect(videoNamed({ share: live, videos: collected }, guess), guess).toBeUndefined();
  }
});

test("without a handle a collection's link shows its current first video", () => {
  expect(videoNamed({ share: live, videos: collected.toReversed() }, null)).toBe("heron");
  expect(videoNamed({ share: live, videos: [] }, null)).toBeUndefined();
});

test("a handle that was made with the secret before this one still names its video", () => {
  const before = secrets.known;
  const name = videoHandle(live, { place: null, id: "heron" });
  secrets.known = ["the secret of today, long enough", ...before];
  expect(videoHandle(live, { place: null, id: "heron" })).not.toBe(name);
  expect(videoNamed({ share: live, videos: collected }, name)).toBe("heron");
  secrets.known = before;
});
