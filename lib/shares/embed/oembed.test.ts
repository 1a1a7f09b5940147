import { expect, test } from "vitest";
import type { SharedLink, SharedVideo } from "@/lib/shares/shared-view";
import { embedCode, markdownCode } from "./embed-code";
import { fitted, oembed, oembedXml, slugOfAddress } from "./oembed";

const video: SharedVideo = {
  handle: "1",
  videoUrl: "/api/files/shared/s/video",
  downloadUrl: null,
  posterUrl: "/api/files/shared/s/poster",
  posterCardUrl: "/api/files/shared/s/poster?size=card",
  posterJpegUrl: "/api/files/shared/s/poster?format=jpeg",
  captions: null,
  posterSize: { width: 960, height: 540 },
  preview: null,
  glow: null,
  placeholder: null,
  width: 1280,
  height: 720,
  duration: 5,
  prompt: null,
  settings: null,
  images: [],
  chapters: [],
  mixed: false,
  remixUrl: null,
};
const link: SharedLink = {
  slug: "s",
  pageUrl: "/v/s",
  embedUrl: "/embed/s",
  title: `A "quoted" <title> & more`,
  note: null,
  indexable: false,
  unfolds: true,
  sharedAt: "2026-11-22T12:00:00.000Z",
  sharedOn: "2026-11-22",
  videos: [video],
};
const words = (key: string) => key;
const origin = "https://videos.example";

test.each([
  [
    { width: 640, height: 10_000 },
    { width: 640, height: 360 },
  ],
  [
    { width: 10_000, height: 360 },
    { width: 640, height: 360 },
  ],
  [
    { width: 5_000, height: 5_000 },
    { width: 1280, height: 720 },
  ],
  [
    { width: 1, height: 1 },
    { width: 1, height: 1 },
  ],
])("a player requested within %j keeps the video's ratio", (most, size) => {
  expect(fitted(video, most)).toEqual(size);
});

test("an oEmbed answer says what a site needs to frame the player", () => {
  expect(oembed(link, origin, { width: 640, height: 640 }, words)).toMatchObject({
    version: "1.0",
    type: "video",
    width: 640,
    height: 360,
    thumbnail_url: "https://videos.example/api/files/shared/s/poster?format=jpeg",
    thumbnail_width: 960,
    thumbnail_height: 540,
    digital_source_type: "https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    ai_disclosure: "ai_made",
    html: expect.stringContaining('src="https://videos.example/embed/s" width="640" height="360"'),
  });
});

test("a poster of unknown size is left out, as the standard requires", () => {
  const answer = oembed(
    { ...link, videos: [{ ...video, posterSize: null }] },
    origin,
    { width: 640, height: 640 },
    words,
  );
  expect(answer).not.toHaveProperty("thumbnail_url");
});

test("a title cannot break out of the code or the XML", () => {
  const code = embedCode({ address: `${origin}/embed/s`, title: `"><script>alert(1)</script>`, width: 1, height: 1 });
  expect(code).not.toContain("<script>");
  const xml = oembedXml({ title: 'a ]]> </title><x y="&">\u0007', width: 3 });
  expect(xml).toContain("<title>a ]]&gt; &lt;/title&gt;&lt;x y=&quot;&amp;&quot;&gt;</title>");
  expect(xml).toContain("<width>3</width>");
});

test("Markdown escapes a title's special characters", () => {
  const title = "[x](y) *z*\nnext";
  expect(markdownCode({ address: `${origin}/v/s`, title, poster: null })).toBe(
    "[\\[x\\](y) \\*z\\* next](https://videos.example/v/s)",
  );
});

test.each([
  ["https://videos.example/v/abc", "abc"],
  ["https://videos.example/embed/abc/?start=2", "abc"],
  ["https://videos.example.evil/v/abc", null],
  ["http://videos.example/v/abc", null],
  ["https://videos.example/gallery/abc", null],
  ["javascript:alert(1)", null],
  ["", null],
])("%s names the link %s", (address, slug) => {
  expect(slugOfAddress(address, origin)).toBe(slug);
});
