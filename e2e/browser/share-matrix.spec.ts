import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import {
  selectVideo,
  collect,
  generateVideo,
  openSettings,
  SECRET,
  save,
  shareCollection,
  shareVideo,
  slugOf,
  setLinkOption,
} from "@/e2e/fixtures/shared-video";
import { expect, signUp, test } from "@/e2e/fixtures/test";

/**
 * Every route that serves a file, and what a stranger with a living link gets from it when only the video itself is
 * shared. A route that is not in here fails the first test: nobody adds one without saying who may have what.
 */
const FILE_ROUTES: Record<string, { address: (link: Link) => string; bare: 200 | 404 }> = {
  "files/video/[id]": { address: ({ id }) => `/api/files/video/${id}`, bare: 404 },
  "files/poster/[id]": { address: ({ id }) => `/api/files/poster/${id}`, bare: 404 },
  "files/image/[id]": { address: ({ imageId }) => `/api/files/image/${imageId}`, bare: 404 },
  "files/shared/[slug]/video": { address: ({ slug }) => `/api/files/shared/${slug}/video`, bare: 200 },
  "files/shared/[slug]/poster": { address: ({ slug }) => `/api/files/shared/${slug}/poster`, bare: 200 },
  "files/shared/[slug]/image": { address: ({ slug }) => `/api/files/shared/${slug}/image`, bare: 404 },
  "links/[slug]/qr": { address: ({ slug }) => `/api/links/${slug}/qr`, bare: 404 },
};

/** Serves files too, but only to their owner and in an archive, and has its own tests of that. */
const OWNERS_ALONE = ["gallery/zip"];

type Link = { id: string; slug: string; imageId: string };
type Shows = { prompt: boolean; references: boolean; settings: boolean; download: boolean; remix: boolean };

const NOTHING: Shows = { prompt: false, references: false, settings: false, download: false, remix: false };
const SWITCHES: Record<keyof Shows, string> = {
  prompt: "Prompt",
  references: "Reference images",
  settings: "Settings",
  download: "Download",
  remix: "Make your own from this",
};

test("every route that serves a file stands in this matrix", () => {
  const api = path.join(process.cwd(), "app/api");
  const serving = readdirSync(api, { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "route.ts")
    .filter(
      (name) =>
        /^files\//.test(name) ||
        /file-route|serve-?file|storage|content-disposition/i.test(readFileSync(path.join(api, name), "utf8")),
    )
    .map((name) => path.dirname(name).replaceAll(path.sep, "/"));
  expect(serving.filter((name) => !OWNERS_ALONE.includes(name)).sort()).toEqual(Object.keys(FILE_ROUTES).sort());
});

/** What one visitor gets of one surface: its status and all of its text. */
async function look(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  const answer = await request.get(address, { headers, maxRedirects: 3 });
  const type = answer.headers()["content-type"] ?? "";
  const text = /text|json|xml|html|x-component/.test(type) ? await answer.text() : "";
  return { status: answer.status(), text: `${text}\n${JSON.stringify(answer.headers())}` };
}

type Surface = [address: string, headers?: Record<string, string>];

const surfaces = ({ slug }: Link, origin: string): Record<string, Surface> => ({
  page: [`/v/${slug}`],
  rsc: [`/v/${slug}?_rsc=1`, { rsc: "1" }],
  embed: [`/embed/${slug}`],
  oembed: [`/api/oembed?url=${encodeURIComponent(`${origin}/v/${slug}`)}`],
  oembedXml: [`/api/oembed?format=xml&url=${encodeURIComponent(`${origin}/v/${slug}`)}`],
  video: [`/api/files/shared/${slug}/video`],
  poster: [`/api/files/shared/${slug}/poster`],
  image: [`/api/files/shared/${slug}/image`],
  download: [`/api/files/shared/${slug}/video?download=1`],
  // The framework's own route for images checks no link.
  optimizer: [`/_next/image?url=${encodeURIComponent(`/api/files/shared/${slug}/poster`)}&w=640&q=75`],
});

async function lookAtAll(request: APIRequestContext, link: Link, origin: string) {
  const seen: Record<string, { status: number; text: string }> = {};
  for (const [name, [address, headers]] of Object.entries(surfaces(link, origin))) {
    seen[name] = await look(request, address, headers);
  }
  return seen;
}

type Seen = Awaited<ReturnType<typeof lookAtAll>>;

/** Holds all surfaces of a living link to what its switches say, for somebody who may see it. */
function expectOnly(seen: Seen, shows: Shows, { signedIn }: { signedIn: boolean }, { id, imageId }: Link) {
  const all = Object.values(seen).map(({ text }) => text);
  const text = all.join("\n");
  expect(seen).toMatchObject({
    page: { status: 200 },
    embed: { status: 200 },
    oembed: { status: 200 },
    video: { status: 200 },
  });
  expect(seen.optimizer?.status).toBe(404);
  // Nothing between us and the visitor may keep what the owner may take back.
  for (const { text } of Object.values(seen))
    expect(text).not.toMatch(/"cache-control":"[^"]*(public|s-maxage|max-age=[1-9])/);
  expect(text.includes(SECRET.prompt)).toBe(shows.prompt);
  expect(seen.image?.status).toBe(shows.references ? 200 : 404);
  expect(/\/image\?[^"]*image=/.test(text)).toBe(shows.references);
  expect(text.includes("seedance-2.0")).toBe(shows.settings);
  expect(seen.download?.status).toBe(shows.download ? 200 : 404);
  expect(text.includes("download=1")).toBe(shows.download);
  expect(text.includes("?remix=")).toBe(shows.remix && signedIn);
  // Never, whatever is switched on: names of files, ids by which the owner asks, who the owner is.
  for (const secret of [SECRET.image, id, imageId, "@example.com", "videos/", "images/"]) {
    expect(text, secret).not.toContain(secret);
  }
}

const LOCKED = { page: 200, oembed: 401, file: 404 };
const REVOKED = { page: 410, oembed: 410, file: 410 };
const MISSING = { page: 404, oembed: 404, file: 404 };

/** Holds all surfaces to showing nothing at all. */
function expectNothing(seen: Seen, statuses: { page: number; oembed: number; file: number }) {
  const { page, rsc, embed, oembed, oembedXml, optimizer, ...files } = seen;
  expect(optimizer?.status).toBe(404);
  expect([page?.status, embed?.status]).toEqual([statuses.page, statuses.page]);
  expect([oembed?.status, oembedXml?.status]).toEqual([statuses.oembed, statuses.oembed]);
  for (const [name, file] of Object.entries(files)) expect(file.status, name).toBe(statuses.file);
  const text = [page, rsc, embed, oembed, oembedXml].map((one) => one?.text).join("\n");
  for (const secret of [SECRET.prompt, SECRET.image, "seedance-2.0", "/api/files/shared/", "og:video", "og:image"]) {
    expect(text, secret).not.toContain(secret);
  }
}

async function newcomer(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  return (await signUp(await context.newPage())).page;
}

type Kind = "video" | "collection";

async function setUp(page: Page, kind: Kind = "video"): Promise<Link> {
  const id = await generateVideo(page);
  const image = await page.locator('img[src*="/api/files/image/"]').first().getAttribute("src");
  const imageId = /image\/([^?/]+)/.exec(image ?? "")?.[1] ?? "";
  if (kind === "collection") await collect(page, ["quicksilver heron"], "Cuts");
  const slug = slugOf(await (kind === "video" ? shareVideo(page) : shareCollection(page)));
  await openSettings(page, slug);
  return { id, slug, imageId };
}

for (const kind of ["video", "collection"] as const)
  test(`what the link of a ${kind} has switched off is on no surface, for nobody`, async ({
    user,
    browser,
    app,
    playwright,
  }) => {
    const { page } = user;
    const link = await setUp(page, kind);
    const stranger = await playwright.request.newContext({ baseURL: app.url });
    const other = await newcomer(browser, app.url);
    const visitors = [
      { request: page.request, signedIn: true },
      { request: other.request, signedIn: true },
      { request: stranger, signedIn: false },
    ];

    for (const route of Object.values(FILE_ROUTES)) {
      expect((await stranger.get(route.address(link))).status(), route.address(link)).toBe(route.bare);
      expect((await other.request.get(route.address(link))).status(), route.address(link)).toBe(route.bare);
    }
    for (const visitor of visitors) expectOnly(await lookAtAll(visitor.request, link, app.url), NOTHING, visitor, link);
    for (const name of Object.keys(NOTHING) as (keyof Shows)[]) {
      await setLinkOption(page, SWITCHES[name], true);
      const shows = { ...NOTHING, [name]: true };
      for (const visitor of visitors) expectOnly(await lookAtAll(visitor.request, link, app.url), shows, visitor, link);
      await setLinkOption(page, SWITCHES[name], false);
    }
    for (const visitor of visitors) expectOnly(await lookAtAll(visitor.request, link, app.url), NOTHING, visitor, link);
  });

test("a password opens the page to who knows it, and to nobody else anything", async ({ user, browser, app }) => {
  const { page } = user;
  const link = await setUp(page);
  await setLinkOption(page, "Prompt", true);
  await page.getByLabel("Password", { exact: true }).fill("amber lamp");
  await save(page, "Set password");

  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
  const visit = await context.newPage();
  expectNothing(await lookAtAll(context.request, link, app.url), LOCKED);
  await visit.goto(`/v/${link.slug}`);
  await visit.getByLabel("Password").fill("amber light");
  await visit.getByRole("button", { name: "Watch" }).click();
  await expect(visit.getByText("Wrong password.")).toBeVisible();
  expectNothing(await lookAtAll(context.request, link, app.url), LOCKED);

  await visit.getByLabel("Password").fill("amber lamp");
  await visit.getByRole("button", { name: "Watch" }).click();
  await expect(visit.getByText(SECRET.prompt)).toHaveCount(2);
  const video = await visit.getByLabel("Shared video").getAttribute("src");
  expect((await context.request.get(video ?? "")).status()).toBe(200);
  expect((await context.request.get((video ?? "").replace(/key=\d/, "key=9"))).status()).toBe(404);

  await page.getByLabel("New password").fill("another lamp");
  await save(page, "Change password");
  expect((await context.request.get(video ?? "")).status()).toBe(404);
  await visit.reload();
  await expect(visit.getByRole("heading", { name: "Password required" })).toBeVisible();
});

test("guessing a password ends in waiting, even for the right one", async ({ user, app, playwright }) => {
  const { page } = user;
  const { slug } = await setUp(page);
  await page.getByLabel("Password", { exact: true }).fill("amber lamp");
  await save(page, "Set password");
  const guesser = await playwright.request.newContext({ baseURL: app.url });
  const guess = async (password: string) =>
    (await guesser.post(`/v/${slug}/unlock`, { form: { password }, maxRedirects: 0 })).headers().location;
  for (let tries = 0; tries < 10; tries++) expect(await guess(`guess ${tries}`)).toBe(`/v/${slug}?trouble=wrong`);
  expect(await guess("amber lamp")).toBe(`/v/${slug}?trouble=wait`);
});

test("a link that is over or was taken back answers 410 everywhere, one that never was 404", async ({
  user,
  app,
  playwright,
}) => {
  const { page } = user;
  const link = await setUp(page);
  for (const name of Object.values(SWITCHES)) await setLinkOption(page, name, true);
  const stranger = await playwright.request.newContext({ baseURL: app.url });
  const visitors = [page.request, stranger];

  await page.getByLabel("Expires").fill("2026-01-01T00:00");
  await save(page, "Set expiration");
  await expect(page.getByText("Expired")).toBeVisible();
  for (const request of visitors) expectNothing(await lookAtAll(request, link, app.url), REVOKED);

  await save(page, "Remove expiration");
  await expect.poll(async () => (await stranger.get(`/v/${link.slug}`)).status()).toBe(200);
  await page.reload();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke permanently" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  for (const request of visitors) expectNothing(await lookAtAll(request, link, app.url), REVOKED);

  const never = { ...link, slug: "n".repeat(22) };
  for (const request of visitors) expectNothing(await lookAtAll(request, never, app.url), MISSING);
});

test("the framework's own image route keeps nothing of a link that it could serve once that is over", async ({
  user,
  app,
  playwright,
}) => {
  const { page } = user;
  const { slug } = await setUp(page);
  await setLinkOption(page, SWITCHES.references, true);
  const stranger = await playwright.request.newContext({ baseURL: app.url });
  // By an address and by a size: each of them would be kept for itself.
  const asked = ["poster", "image"].flatMap((file) =>
    [384, 640].map((width) => `/_next/image?url=/api/files/shared/${slug}/${file}&w=${width}&q=75`),
  );
  const statuses = () => Promise.all(asked.map(async (address) => (await stranger.get(address)).status()));

  const open = await statuses();
  await page.getByLabel("Ends").fill("2026-01-01T00:00");
  await save(page, "Set the end");
  await expect(page.getByText("Over: its end date has passed")).toBeVisible();
  const over = await statuses();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke for good" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  const none = asked.map(() => 404);
  expect({ open, over, revoked: await statuses() }).toEqual({ open: none, over: none, revoked: none });
});

test("a video that leaves a collection closes at once, and a dissolved collection was taken back", async ({
  user,
  app,
  playwright,
}) => {
  const { page } = user;
  const other = await generate(page, { prompt: "A lamp turns", ratio: "16:9", duration: 5 });
  await expect(other).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await generateVideo(page);
  await collect(page, ["quicksilver heron", "A lamp turns"], "Cuts");
  const collection = page.url();
  const link = { id: "", imageId: "", slug: slugOf(await shareCollection(page)) };
  const stranger = await playwright.request.newContext({ baseURL: app.url });
  const videos = async () => {
    const html = await (await stranger.get(`/v/${link.slug}`)).text();
    return [...html.matchAll(/<video[^>]+src="([^"]+)"/g)].map(([, src]) => (src ?? "").replaceAll("&amp;", "&"));
  };
  const statusOf = async (address = "") => (await stranger.get(address)).status();

  const [first, last] = await videos();
  expect([await statusOf(first), await statusOf(last)]).toEqual([200, 200]);
  await page.goto(collection);
  await selectVideo(page, "quicksilver heron");
  await page.getByRole("button", { name: "Remove from collection" }).click();
  await expect(page.getByRole("link", { name: /quicksilver heron/ })).toHaveCount(0);
  expect((await videos()).length).toBe(1);
  expect([await statusOf(first), await statusOf(last)].sort()).toEqual([200, 404]);

  await page.getByRole("button", { name: "Delete collection" }).click();
  await expect(page).toHaveURL(/\/gallery\/collections$/);
  expectNothing(await lookAtAll(stranger, link, app.url), REVOKED);
  expect([await statusOf(first), await statusOf(last)]).toEqual([410, 410]);
});

test("deleting a video ends its links", async ({ user, app, playwright }) => {
  const { page } = user;
  const link = await setUp(page);
  const stranger = await playwright.request.newContext({ baseURL: app.url });
  await page.goto(`/gallery/${link.id}`);
  await page.getByRole("button", { name: "Delete" }).first().click();
  await expect.poll(async () => (await stranger.get(`/v/${link.slug}`)).status()).toBe(404);
  expectNothing(await lookAtAll(stranger, link, app.url), MISSING);
});
