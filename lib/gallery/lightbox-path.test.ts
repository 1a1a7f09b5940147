import { expect, test } from "vitest";
import { lightboxPath } from "./lightbox-path";

const ID = "7b0e9d52-0000-4000-8000-000000000000";
const video = `/gallery/${ID}`;

test("lightbox: a video that is opened from the gallery or a collection opens above it", () => {
  for (const from of ["/gallery", `/gallery/collections/${ID}`]) {
    expect(lightboxPath(video, from)).toBe(`/gallery/opened/(..)${ID}`);
  }
});

test("lightbox: an addressed or reloaded video, and one opened from elsewhere, has its own page", () => {
  for (const from of [null, "/", video, "/gallery/compare", "/gallery/trash", "/gallery/collections"]) {
    expect(lightboxPath(video, from), String(from)).toBeNull();
  }
});

test("lightbox: the gallery's other pages are no videos", () => {
  for (const path of ["/gallery", "/gallery/trash", "/gallery/compare", `${video}/x`, `/gallery/collections/${ID}`]) {
    expect(lightboxPath(path, "/gallery"), path).toBeNull();
  }
});
