import { expect, test, vi } from "vitest";
import type { Generation } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import type { Share } from "@/db/schema/shares";
import { en, htmlOf } from "@/e2e/fixtures/component";
import { env } from "@/env";
import type { Recipe } from "@/lib/sequences/content";
import { emptyTimeline } from "@/lib/sequences/timeline";
import { GUESSES } from "@/lib/shares/limits";
import { sharedLink } from "@/lib/shares/shared-view";
import { EmbedPlayer } from "./embed-page";
import { RevokedPage } from "./no-videos";
import { PasswordPage } from "./password-page";
import { SharedVideoPage } from "./shared-video-page";

vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-nonce": "n0nce" }) }));

const SLUG = "abcdefghijklmnopqrstuv";
const row = {
  id: "a-secret-id",
  prompt: "A quicksilver heron",
  model: "seedance-2.0",
  ratio: "21:9",
  duration: 10,
  posterKey: "posters/secret.webp",
  placeholder: null,
  videoWidth: 640,
  videoHeight: 272,
} as Generation;
const image = { id: "image", name: "harbour.png", width: 640, height: 480 } as ReferenceImage;
const nothing = {
  ...{ id: "share", slug: SLUG, userId: "ada", collectionId: null, name: "for my eyes", title: null, note: null },
  ...{ showPrompt: false, showImages: false, showSettings: false, allowDownload: false, allowRemix: false },
  ...{
    indexable: false,
    passwordHash: null,
    endsAt: null,
    revokedAt: null,
    createdAt: new Date("2026-11-22T20:00:00Z"),
  },
} satisfies Share;
const everything = {
  ...{ showPrompt: true, showImages: true, showSettings: true, allowDownload: true, allowRemix: true },
  ...{ title: "A heron for you", note: "Watch the wings." },
};

const page = (
  changes: Partial<Share> = {},
  { signedIn = false, byOwner = false, videos = 1, first = 0, captions = null as string | null } = {},
) => {
  const share = { ...nothing, ...changes };
  const named = Array.from({ length: videos }, (_, at) => ({
    row,
    images: [image],
    handle: String(at + 1),
    preview: null,
    recipe: captions === null ? null : captioned(captions),
  }));
  const link = sharedLink(share, "Asia/Shanghai", named, share.passwordHash && "key");
  return htmlOf(
    <SharedVideoPage
      shown={{ kind: "open", shareId: "share", zone: "Asia/Shanghai", link, first, playKey: "play", signedIn, byOwner }}
    />,
  );
};

const captioned = (text: string): Recipe => ({
  ...{ ...emptyTimeline, captions: [{ from: 0, to: 24, text }] },
  ...{ rate: 24, name: "Cut", visibleLabel: false },
});

const embed = async (captions: string | null = null) => {
  const recipe = captions === null ? null : captioned(captions);
  const named = [{ row, images: [], handle: "1", preview: null, recipe }];
  const link = sharedLink(nothing, "UTC", named, null);
  const shown = { shareId: "share", zone: "UTC", playKey: null, signedIn: false, byOwner: false };
  const options = { autoplay: false, muted: false, loop: false, start: 0 };
  return htmlOf(<EmbedPlayer shown={{ kind: "open", link, first: 0, ...shown }} options={options} />);
};

test("shared page: with everything off, it has the video and nothing about its owner", async () => {
  const html = await page({}, { signedIn: true });
  expect(html).toContain(`src="/api/files/shared/${SLUG}/video"`);
  const hidden = ["quicksilver", "seedance", "21:9", "download=1", "/image", "remix=", "harbour", "a-secret-id"];
  for (const secret of [...hidden, "posters/", "for my eyes", en.share.yours])
    expect(html, secret).not.toContain(secret);
  expect(html).toContain("nodownload");
});

test("shared page: everything that is on is shown, and remixing only to signed-in visitors", async () => {
  const html = await page(everything);
  const shown = [
    "A quicksilver heron",
    "seedance-2.0 · 21:9 · 10",
    "A heron for you",
    "Watch the wings.",
    "download=1",
  ];
  for (const words of [...shown, "/image?image=1"]) expect(html, words).toContain(words);
  expect(html).not.toContain("remix=");
  expect(html).not.toContain("nodownload");
  expect(await page(everything, { signedIn: true })).toContain(`/?remix=${SLUG}&amp;video=1`);
});

test("shared page: dates use the owner's time zone, and text can't become markup", async () => {
  const html = await page({ title: "<script>alert(1)</script>", note: "</script><img>" });
  expect(html).toContain("November 23, 2026");
  expect(html).not.toContain("<script>alert(1)");
  expect(html).not.toContain("</script><img>");
});

test("shared page: of several videos one is on the stage, and each has a link that puts it there", async () => {
  const html = await page({ showPrompt: true }, { videos: 3, first: 1 });
  expect(html.match(/<video/g)).toHaveLength(1);
  expect(html).toContain(`src="/api/files/shared/${SLUG}/video?video=2"`);
  expect(html.match(/href="\?video=\d"/g)).toEqual(['href="?video=1"', 'href="?video=2"', 'href="?video=3"']);
  expect(html).toMatch(/aria-label="Video 2, 0:10" aria-current="true"|aria-current="true"[^>]* href="\?video=2"/);
  // Only what belongs to the video on the stage is shown.
  expect(html.match(/<div hidden="" class="w-full">/g)).toHaveLength(2);
});

test("shared page: captions are a track of the served video, in their language, and none where there are none", async () => {
  const html = await page({}, { captions: "你好" });
  expect(html).toContain(
    `<track kind="captions" src="/api/files/shared/${SLUG}/captions" srcLang="zh" label="${en.look.player.captions}" default=""/>`,
  );
  expect(await page()).not.toContain("<track");
  const second = await page({}, { captions: "Hello", videos: 2, first: 1 });
  expect(second).toContain(`/captions?video=2" srcLang="und"`);
  const locked = await page({ passwordHash: "hash" }, { captions: "你好" });
  expect(locked).toContain(`/api/files/shared/${SLUG}/captions?key=key"`);
  expect(await embed("こんにちは")).toContain(`src="/api/files/shared/${SLUG}/captions" srcLang="ja"`);
  expect(await embed()).not.toContain("<track");
});

test("shared page: a link of one video has no filmstrip", async () => {
  const html = await page();
  expect(html).not.toContain(en.share.strip);
  expect(html).not.toContain(en.share.play_all);
});

test("shared page: without a script there are the browser's own controls, and the poster is asked for at once", async () => {
  const html = await page();
  expect(html).toMatch(/<video controls=""/);
  expect(html).toMatch(/<link rel="preload" href="[^"]*\/poster\?size=card" as="image"/);
  expect(html).not.toContain(en.look.player.title);
});

test("shared page: it says that the video was made with AI, to people and to programs", async () => {
  const html = await page();
  expect(html).toContain(`November 23, 2026 · ${en.share.ai_made}`);
  expect(html).toContain(
    '"digitalSourceType":"https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"',
  );
});

test("shared page: the words about AI are the instance's, or none where they are set but empty", async () => {
  env.AI_DISCLOSURE = "Synthesized by the harbor museum";
  expect(await page()).toContain("2026 · Synthesized by the harbor museum");
  env.AI_DISCLOSURE = "";
  const html = await page();
  delete env.AI_DISCLOSURE;
  expect(html).not.toContain(en.share.ai_made);
  expect(html).toContain("digitalSourceType");
});

test("embed: one video fills it, and it says that the video was made with AI", async () => {
  const html = await embed();
  expect(html.match(/<video/g)).toHaveLength(1);
  expect(html).toContain(`>${en.share.ai_made}<`);
});

test("shared page: with a password, its file URLs carry the key, and other sites learn nothing", async () => {
  expect(await page()).toContain("application/ld+json");
  const html = await page({ passwordHash: "hash" });
  expect(html).not.toContain("application/ld+json");
  expect(html).toContain("/video?key=key");
  expect(html).not.toContain("hash");
});

test("shared page: its owner is told that it is theirs, with a link to its settings", async () => {
  const html = await page({}, { byOwner: true, signedIn: true });
  expect(html).toContain(en.share.yours);
  expect(html).toContain(`href="/links/${SLUG}"`);
});

test("shared page: every script has the page's nonce", async () => {
  const scripts = (await page(everything)).match(/<script[^>]*>/g) ?? [];
  expect(scripts).not.toEqual([]);
  for (const script of scripts) expect(script).toContain('nonce="n0nce"');
});

const wrong = en.share.locked_wrong;
const wait = en.share.locked_wait.replace("{minutes}", String(GUESSES.link.windowMs / 60_000));
test.each([
  [undefined, null],
  ["empty", en.share.locked_empty],
  ["wrong", wrong],
  ["wait", wait],
  ["nonsense", null],
])("password page: after %s it says what to do, and works without scripts", async (trouble, said) => {
  const html = await htmlOf(<PasswordPage slug={SLUG} trouble={trouble} />);
  expect(html).toMatch(
    new RegExp(`<form[^>]* action="/v/${SLUG}/unlock"[^>]* method="post"|method="post" action="/v/`),
  );
  expect(html).toMatch(/<form[^>]* novalidate/i);
  for (const words of [wrong, wait, en.share.locked_empty]) expect(html.includes(words)).toBe(words === said);
  expect(html.includes('aria-invalid="true"')).toBe(said !== null);
});

test.each(["revoked", "expired"] as const)(
  "revoked page: a link that was %s says so, and shows no video",
  async (why) => {
    const html = await htmlOf(<RevokedPage why={why} />);
    expect(html).toContain(en.share[`ended_${why}`]);
    expect(html).not.toContain("<video");
  },
);
