import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import {
  collect,
  generateVideo,
  openSettings,
  SECRET,
  save,
  selectVideo,
  setLinkOption,
  shareCollection,
  shareVideo,
  slugOf,
} from "@/e2e/fixtures/shared-video";
import { expect, signUp, test } from "@/e2e/fixtures/test";

/**
 * Every route that serves a file, and what a visitor with a working link gets from it when only the video itself is
 * shared. A route that is missing here fails the first test, so that every new route states who may read it.
 */
const FILE_ROUTES: Record<string, { address: (link: Link) => string; status: 200 | 404 }> = {
  "files/audio/[id]": { address: ({ id }) => `/api/files/audio/${id}`, status: 404 },
  "files/captions/[id]": { address: ({ id }) => `/api/files/captions/${id}`, status: 404 },
  // Of a generated video: only exported ones have any.
  "files/shared/[slug]/captions": { address: ({ slug }) => `/api/files/shared/${slug}/captions`, status: 404 },
  "files/video/[id]": { address: ({ id }) => `/api/files/video/${id}`, status: 404 },
  "files/poster/[id]": { address: ({ id }) => `/api/files/poster/${id}`, status: 404 },
  "files/image/[id]": { address: ({ imageId }) => `/api/files/image/${imageId}`, status: 404 },
  "files/shared/[slug]/video": { address: ({ slug }) => `/api/files/shared/${slug}/video`, status: 200 },
  "files/shared/[slug]/poster": { address: ({ slug }) => `/api/files/shared/${slug}/poster`, status: 200 },
  "files/shared/[slug]/image": { address: ({ slug }) => `/api/files/shared/${slug}/image`, status: 404 },
  "links/[slug]/qr": { address: ({ slug }) => `/api/links/${slug}/qr`, status: 404 },
};

/** Serves files only to their owner, in an archive, and has its own tests. */
const OWNER_ONLY = ["gallery/zip"];

type Link = { id: string; slug: string; imageId: string };
type Shows = { prompt: boolean; images: boolean; settings: boolean; download: boolean; remix: boolean };

const NOTHING: Shows = { prompt: false, images: false, settings: false, download: false, remix: false };
const OPTIONS: Record<keyof Shows, string> = {
  prompt: "Prompt",
  images: "Reference images",
  settings: "Settings",
  download: "Download",
  remix: "Make your own from this",
};

test("share: every route that serves a file is in this matrix", () => {
  const api = path.join(process.cwd(), "app/api");
  const serving = readdirSync(api, { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "route.ts")
    .filter(
      (name) =>
        /^files\//.test(name) ||
        /file-route|serve-?file|storage|content-disposition/i.test(readFileSync(path.join(api, name), "utf8")),
    )
    .map((name) => path.dirname(name).replaceAll(path.sep, "/"));
  expect(serving.filter((name) => !OWNER_ONLY.includes(name)).sort()).toEqual(Object.keys(FILE_ROUTES).sort());
});

/** What one visitor gets from one address: the status and all text, headers included. */
async function visit(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
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
  jpeg: [`/api/files/shared/${slug}/poster?format=jpeg`],
  image: [`/api/files/shared/${slug}/image`],
  download: [`/api/files/shared/${slug}/video?download=1`],
  // The framework's own image route does not check links.
  optimizer: [`/_next/image?url=${encodeURIComponent(`/api/files/shared/${slug}/poster`)}&w=640&q=75`],
});

async function visitAll(request: APIRequestContext, link: Link, origin: string) {
  const seen: Record<string, { status: number; text: string }> = {};
  for (const [name, [address, headers]] of Object.entries(surfaces(link, origin))) {
    seen[name] = await visit(request, address, headers);
  }
  return seen;
}

type Seen = Awaited<ReturnType<typeof visitAll>>;

/** Expects all surfaces of a working link to show what its options allow, and nothing else. */
function expectOnly(seen: Seen, shows: Shows, { signedIn }: { signedIn: boolean }, { id, imageId }: Link) {
  const all = Object.values(seen).map(({ text }) => text);
  const text = all.join("\n");
  expect(seen).toMatchObject({
    page: { status: 200 },
    embed: { status: 200 },
    oembed: { status: 200 },
    video: { status: 200 },
    jpeg: { status: 200 },
  });
  expect(seen.optimizer?.status).toBe(404);
  // No cache between the server and the visitor may keep what the owner can revoke.
  for (const { text } of Object.values(seen))
    expect(text).not.toMatch(/"cache-control":"[^"]*(public|s-maxage|max-age=[1-9])/);
  expect(text.includes(SECRET.prompt)).toBe(shows.prompt);
  expect(seen.image?.status).toBe(shows.images ? 200 : 404);
  expect(/\/image\?[^"]*image=/.test(text)).toBe(shows.images);
  expect(text.includes("seedance-2.0")).toBe(shows.settings);
  expect(seen.download?.status).toBe(shows.download ? 200 : 404);
  expect(text.includes("download=1")).toBe(shows.download);
  expect(text.includes("?remix=")).toBe(shows.remix && signedIn);
  // Never, whatever is turned on: file names, the ids that the owner uses, the owner's identity.
  for (const secret of [SECRET.image, id, imageId, "@example.com", "videos/", "images/"]) {
    expect(text, secret).not.toContain(secret);
  }
}

const LOCKED = { page: 200, oembed: 401, file: 404 };
const REVOKED = { page: 410, oembed: 410, file: 410 };
const MISSING = { page: 404, oembed: 404, file: 404 };

/** Expects all surfaces to show nothing at all. */
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

async function newUser(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  return (await signUp(await context.newPage())).page;
}

type Kind = "video" | "collection";

async function setUp(page: Page, kind: Kind = "video"): Promise<Link> {
  const id = await generateVideo(page);
  const image = await page.locator('img[src*="/api/files/image/"]').first().getAttribute("src");
  const imageId = /files\/image\/([^?/]+)/.exec(image ?? "")?.[1] ?? "";
  if (kind === "collection") await collect(page, ["quicksilver heron"], "Cuts");
  const slug = slugOf(await (kind === "video" ? shareVideo(page) : shareCollection(page)));
  await openSettings(page, slug);
  return { id, slug, imageId };
}

for (const kind of ["video", "collection"] as const)
  test(`share: what a ${kind}'s link does not show is on no surface, for any visitor`, async ({
    user,
    browser,
    app,
    playwright,
  }) => {
    const { page } = user;
    const link = await setUp(page, kind);
    const anonymous = await playwright.request.newContext({ baseURL: app.url });
    const other = await newUser(browser, app.url);
    const visitors = [
      { request: page.request, signedIn: true },
      { request: other.request, signedIn: true },
      { request: anonymous, signedIn: false },
    ];

    for (const route of Object.values(FILE_ROUTES)) {
      expect((await anonymous.get(route.address(link))).status(), route.address(link)).toBe(route.status);
      expect((await other.request.get(route.address(link))).status(), route.address(link)).toBe(route.status);
    }
    for (const visitor of visitors) expectOnly(await visitAll(visitor.request, link, app.url), NOTHING, visitor, link);
    for (const name of Object.keys(NOTHING) as (keyof Shows)[]) {
      await setLinkOption(page, OPTIONS[name], true);
      const shows = { ...NOTHING, [name]: true };
      for (const visitor of visitors) expectOnly(await visitAll(visitor.request, link, app.url), shows, visitor, link);
      await setLinkOption(page, OPTIONS[name], false);
    }
    for (const visitor of visitors) expectOnly(await visitAll(visitor.request, link, app.url), NOTHING, visitor, link);
  });

test("share: a password is needed for the page and for every file", async ({ user, browser, app }) => {
  const { page } = user;
  const link = await setUp(page);
  await setLinkOption(page, "Prompt", true);
  await page.getByLabel("Password", { exact: true }).fill("amber lamp");
  await save(page, "Set password");

  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
  const visit = await context.newPage();
  expectNothing(await visitAll(context.request, link, app.url), LOCKED);
  await visit.goto(`/v/${link.slug}`);
  await visit.getByRole("button", { name: "Watch" }).click();
  await expect(visit.getByText("Enter the password.")).toBeVisible();
  await visit.getByLabel("Password").fill("amber light");
  await visit.getByRole("button", { name: "Watch" }).click();
  await expect(visit.getByText("Wrong password.")).toBeVisible();
  expectNothing(await visitAll(context.request, link, app.url), LOCKED);

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

test("share: after too many wrong passwords, even the right one has to wait", async ({ user, app, playwright }) => {
  const { page } = user;
  const { slug } = await setUp(page);
  await page.getByLabel("Password", { exact: true }).fill("amber lamp");
  await save(page, "Set password");
  const guesser = await playwright.request.newContext({ baseURL: app.url });
  const guess = async (password: string) =>
    (
      await guesser.post(`/v/${slug}/unlock`, { form: { password }, headers: { origin: app.url }, maxRedirects: 0 })
    ).headers().location;
  for (let attempt = 0; attempt < 10; attempt++)
    expect(await guess(`guess ${attempt}`)).toBe(`/v/${slug}?trouble=wrong`);
  expect(await guess("amber lamp")).toBe(`/v/${slug}?trouble=wait`);
});

/** A minute that is about to begin, in the account's time zone, as the field needs it. */
const nextMinute = async (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = new Date(Date.now() + 63_000);
    at.setMinutes(at.getMinutes() - at.getTimezoneOffset());
    return at.toISOString().slice(0, 16);
  });

test("share: an expired or revoked link answers 410 everywhere, an unknown one 404", async ({
  user,
  app,
  playwright,
}) => {
  const { page } = user;
  const link = await setUp(page);
  for (const name of Object.values(OPTIONS)) await setLinkOption(page, name, true);
  const anonymous = await playwright.request.newContext({ baseURL: app.url });
  const visitors = [page.request, anonymous];

  // A link cannot end in the past, and a minute has to pass.
  test.setTimeout(240_000);
  const ends = page.getByLabel("Expires");
  await ends.fill("2026-01-01T00:00");
  await save(page, "Set expiration");
  await expect(page.getByText("this time has already passed")).toBeVisible();
  await expect(ends).toHaveValue("2026-01-01T00:00");
  expect((await anonymous.get(`/v/${link.slug}`)).status()).toBe(200);
  await ends.fill(await nextMinute(page));
  await save(page, "Set expiration");
  await expect.poll(async () => (await anonymous.get(`/v/${link.slug}`)).status(), { timeout: 75_000 }).toBe(410);
  await page.reload();
  await expect(page.getByText("Expired")).toBeVisible();
  for (const request of visitors) expectNothing(await visitAll(request, link, app.url), REVOKED);

  await save(page, "Remove expiration");
  await expect.poll(async () => (await anonymous.get(`/v/${link.slug}`)).status()).toBe(200);
  await page.reload();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke permanently" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  for (const request of visitors) expectNothing(await visitAll(request, link, app.url), REVOKED);

  const unknown = { ...link, slug: "n".repeat(22) };
  for (const request of visitors) expectNothing(await visitAll(request, unknown, app.url), MISSING);
});

test("share: the framework's own image route serves and caches nothing of a link", async ({
  user,
  app,
  playwright,
}) => {
  const { page } = user;
  const { slug } = await setUp(page);
  await setLinkOption(page, OPTIONS.images, true);
  const anonymous = await playwright.request.newContext({ baseURL: app.url });
  // By address and by size, because each would be cached separately.
  const addresses = ["poster", "image"].flatMap((file) =>
    [384, 640].map((width) => `/_next/image?url=/api/files/shared/${slug}/${file}&w=${width}&q=75`),
  );
  const statuses = () => Promise.all(addresses.map(async (address) => (await anonymous.get(address)).status()));

  const open = await statuses();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke permanently" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  const none = addresses.map(() => 404);
  expect({ open, revoked: await statuses() }).toEqual({ open: none, revoked: none });
});

test("share: a video removed from a collection closes at once, and a deleted collection's link is revoked", async ({
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
  const anonymous = await playwright.request.newContext({ baseURL: app.url });
  const videos = async () => {
    const html = await (await anonymous.get(`/v/${link.slug}`)).text();
    const handles = [...html.matchAll(/href="\?video=([\w-]+)"/g)].map(([, handle]) => handle);
    const sources = [...html.matchAll(/<video[^>]+src="([^"]+)"/g)].map(([, src]) =>
      (src ?? "").replaceAll("&amp;", "&"),
    );
    return handles.length > 0
      ? handles.map((handle) => `/api/files/shared/${link.slug}/video?video=${handle}`)
      : sources;
  };
  const statusOf = async (address = "") => (await anonymous.get(address)).status();

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
  expectNothing(await visitAll(anonymous, link, app.url), REVOKED);
  expect([await statusOf(first), await statusOf(last)]).toEqual([410, 410]);
});

test("share: deleting a video ends its links", async ({ user, app, playwright }) => {
  const { page } = user;
  const link = await setUp(page);
  const anonymous = await playwright.request.newContext({ baseURL: app.url });
  await page.goto(`/gallery/${link.id}`);
  await page.getByRole("button", { name: "Delete" }).first().click();
  await expect.poll(async () => (await anonymous.get(`/v/${link.slug}`)).status()).toBe(404);
  expectNothing(await visitAll(anonymous, link, app.url), MISSING);
});
