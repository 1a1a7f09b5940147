import { expect, test, vi } from "vitest";
import type { Generation } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import type { Share } from "@/db/schema/shares";
import { en, htmlOf } from "@/e2e/fixtures/component";
import { GUESSES } from "@/lib/shares/limits";
import { sharedLink } from "@/lib/shares/shared-view";
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

const page = (changes: Partial<Share> = {}, { signedIn = false, byOwner = false, videos = 1 } = {}) => {
  const share = { ...nothing, ...changes };
  const named = Array.from({ length: videos }, (_, at) => ({
    row,
    images: [image],
    handle: String(at + 1),
    preview: null,
  }));
  const link = sharedLink(share, "Asia/Shanghai", named, share.passwordHash && "key");
  return htmlOf(
    <SharedVideoPage
      shown={{ kind: "open", shareId: "share", zone: "Asia/Shanghai", link, playKey: "play", signedIn, byOwner }}
    />,
  );
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

test("shared page: several videos are numbered, each with its own URL", async () => {
  const html = await page({}, { videos: 2 });
  expect(html.match(/<video/g)).toHaveLength(2);
  expect(html).toContain(`/${SLUG}/video?video=2`);
  expect(new Set(html.match(/aria-label="[^"]*"/g)).size).toBe(2);
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
  ["wrong", wrong],
  ["wait", wait],
  ["nonsense", null],
])("password page: after %s it says what to do, and works without scripts", async (trouble, said) => {
  const html = await htmlOf(<PasswordPage slug={SLUG} trouble={trouble} />);
  expect(html).toMatch(
    new RegExp(`<form[^>]* action="/v/${SLUG}/unlock"[^>]* method="post"|method="post" action="/v/`),
  );
  for (const words of [wrong, wait]) expect(html.includes(words)).toBe(words === said);
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
