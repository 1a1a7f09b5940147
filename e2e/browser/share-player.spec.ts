import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Locator } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import {
  collect,
  generateVideo,
  openSettings,
  selectVideo,
  setLinkOption,
  shareCollection,
  shareVideo,
  slugOf,
} from "@/e2e/fixtures/shared-video";
import { expect, test } from "@/e2e/fixtures/test";
import { playVideo } from "@/e2e/fixtures/video";

/** An ordinary browser's user agent: Playwright's own says headless, and bots are not counted. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** Seeks the video. Returns the time at which it stopped, in seconds. */
const seek = (video: Locator, to: number) =>
  video.evaluate(async (video: HTMLVideoElement, time) => {
    video.pause();
    const arrived = new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
    video.currentTime = time;
    await arrived;
    return video.currentTime;
  }, to);

/** Another site, on another origin, with `code` in its page. */
async function otherSite(code: string) {
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<!doctype html><title>Another site</title>${code}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Announces a hundred bytes, sends three, and disconnects. */
const abortUpload = (address: string, headers: Record<string, string>) =>
  new Promise<void>((resolve) => {
    const sent = request(address, { method: "POST", headers: { ...headers, "content-length": "100" } });
    sent.on("error", () => undefined).on("close", () => resolve());
    sent.write("abc", () => setTimeout(() => sent.destroy(), 300));
  });

const errorsIn = (output: string) => output.split("\n").filter((line) => line.includes('"level":"error"'));

const visitor = async (browser: Browser) => (await browser.newContext({ userAgent: USER_AGENT })).newPage();

test("share: a video plays and seeks on its page and in an embed, and views and plays are counted", async ({
  user,
  browser,
  app,
}) => {
  const { page } = user;
  // The same server has run other tests before.
  const before = app.output().length;
  await generateVideo(page);
  const link = await shareVideo(page);
  const slug = slugOf(link);
  await openSettings(page, slug);
  const code = await page.getByLabel("Embed code").inputValue();

  const visit = await visitor(browser);
  await visit.goto(link);
  const video = visit.getByLabel("Shared video");
  expect(await playVideo(video)).toEqual({ width: 320, height: 180, seconds: 5 });
  expect(await seek(video, 3.5)).toBeCloseTo(3.5, 1);
  await playVideo(video);
  expect(await visit.context().cookies()).toEqual([]);

  const site = await otherSite(code.replace(/(src="[^"]+)/, "$1?mute=1&start=2"));
  const elsewhere = await visitor(browser);
  await elsewhere.goto(site.url);
  const framed = elsewhere.frameLocator("iframe").getByLabel("Shared video");
  await expect
    .poll(() => framed.evaluate((video: HTMLVideoElement) => [video.muted, video.currentTime]))
    .toEqual([true, 2]);
  await playVideo(framed);
  expect(await seek(framed, 1)).toBeCloseTo(1, 1);
  const blocked = await otherSite(`<iframe src="${link}"></iframe>`);
  await elsewhere.goto(blocked.url);
  await expect.poll(() => elsewhere.frames().some((one) => one.url().startsWith("chrome-error:"))).toBe(true);
  site.close();
  blocked.close();

  await fetch(link, { headers: { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" } });
  await page.goto(link);
  await playVideo(page.getByLabel("Shared video"));
  await expect(async () => {
    await openSettings(page, slug);
    await expect(page.getByText("1 view", { exact: true })).toBeVisible({ timeout: 1_000 });
    await expect(page.getByText("2 plays", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  // Stopping, seeking and leaving abort responses, which must not be logged as errors.
  expect(errorsIn(app.output().slice(before))).toEqual([]);
});

test("share: videos selected in the gallery become one link", async ({ user, browser }) => {
  const { page } = user;
  const prompts = ["A kite over dunes", "A boat in fog"];
  for (const prompt of prompts) {
    const card = await generate(page, { prompt, ratio: "16:9", duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
  await page.goto("/gallery");
  for (const prompt of prompts) await selectVideo(page, prompt);
  await page.getByRole("button", { name: "Share as one link" }).click();
  await page.getByLabel("Title").fill("Two for Friday");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByText("The link shows 2 videos.")).toBeFocused();

  const link = await page.getByLabel("Share link").inputValue();
  await openSettings(page, slugOf(link));
  await setLinkOption(page, "Download", true);

  const visit = await visitor(browser);
  await visit.goto(link);
  await expect(visit.getByRole("heading", { name: "Two for Friday" })).toBeVisible();
  await expect(visit.getByLabel(/^Shared video \d/)).toHaveCount(1);
  const strip = visit.getByRole("navigation", { name: "All videos" });
  await expect(strip.getByRole("link")).toHaveCount(2);
  await strip.getByRole("link", { name: "Video 2, 0:05" }).click();
  await playVideo(visit.getByLabel("Shared video 2"));
  await expect(visit).toHaveURL(/\?video=2$/);
  for (const prompt of prompts) await expect(visit.getByText(prompt)).toHaveCount(0);
  const saved = visit.waitForEvent("download");
  await visit.getByRole("link", { name: "Download" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^Two for Friday 2 \d{4}-\d\d-\d\d\.mp4$/);
});

test("share: our player is worked by keys and buttons, and Play all goes on to the next video", async ({
  user,
  browser,
}) => {
  const { page } = user;
  for (const prompt of ["A kite over dunes", "A boat in fog"]) {
    const card = await generate(page, { prompt, ratio: "16:9", duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
  await collect(page, ["A kite over dunes", "A boat in fog"], "Screening");
  const visit = await visitor(browser);
  await visit.goto(await shareCollection(page));
  const controls = visit.getByRole("group", { name: "Player controls" });
  const video = visit.locator("video");
  const state = () => video.evaluate(({ paused, muted }: HTMLVideoElement) => ({ paused, muted }));
  await expect(controls).toBeVisible();
  await expect(video).not.toHaveAttribute("controls");
  await expect(controls.getByText("0:00 / 0:05")).toBeVisible();
  const box = await video.boundingBox();

  await visit.keyboard.press("m");
  await visit.keyboard.press("k");
  await expect.poll(state).toEqual({ paused: false, muted: true });
  await controls.getByRole("button", { name: "Pause" }).click();
  await expect.poll(state).toEqual({ paused: true, muted: true });
  await visit.keyboard.press("f");
  await expect.poll(() => visit.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await controls.getByRole("button", { name: "Exit full screen" }).click();
  await expect.poll(() => visit.evaluate(() => document.fullscreenElement === null)).toBe(true);

  await visit.getByRole("button", { name: "Play all" }).click();
  await controls.getByRole("slider", { name: "Position" }).press("End");
  await expect(visit.getByLabel("Shared video 2")).toBeVisible();
  await expect.poll(() => video.evaluate(({ currentTime }: HTMLVideoElement) => currentTime)).toBeGreaterThan(0.2);
  // Nothing moved.
  expect(await video.boundingBox()).toEqual(box);
});

test("share: without JavaScript, the filmstrip's links put their video on the stage", async ({ user, browser }) => {
  const { page } = user;
  for (const prompt of ["A kite over dunes", "A boat in fog"]) {
    const card = await generate(page, { prompt, ratio: "16:9", duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
  await collect(page, ["A kite over dunes", "A boat in fog"], "Screening");
  const link = await shareCollection(page);
  const visit = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await visit.goto(link);
  await expect(visit.locator("video")).toHaveAttribute("controls", "");
  const first = await visit.locator("video").getAttribute("src");
  await visit.getByRole("link", { name: /^Video 2/ }).click();
  await expect(visit.getByLabel("Shared video 2")).toHaveAttribute("controls", "");
  expect(await visit.locator("video").getAttribute("src")).not.toBe(first);
  await expect(visit.getByRole("link", { name: /^Video 2/ })).toHaveAttribute("aria-current", "true");
});

test("share: without JavaScript, the video has its aspect ratio and its poster", async ({ user, browser }) => {
  await generateVideo(user.page);
  const link = await shareVideo(user.page);
  const visit = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await visit.goto(link);
  const video = visit.getByLabel("Shared video");
  await expect(video).toHaveAttribute("poster", /\/poster\?size=card$/);
  // Visible before anything else has loaded.
  await expect(video).toHaveAttribute("style", /url\("?data:image\/webp/);
  await expect(video).toHaveAttribute("controls", "");
  const box = await video.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  expect((await visit.goto(`${link}x`))?.status()).toBe(404);
  await expect(visit.getByRole("heading", { name: "Video not found" })).toBeVisible();
});

test("share: a small player keeps its small poster, and a large one gets the whole", async ({ user, browser }) => {
  await generateVideo(user.page);
  const link = await shareVideo(user.page);
  const posters = async (width: number) => {
    const visit = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
    const asked: string[] = [];
    visit.on("request", (request) => void (request.url().includes("/poster") && asked.push(request.url())));
    await visit.goto(link);
    await expect(visit.getByLabel("Shared video")).not.toHaveAttribute("controls");
    await visit.waitForLoadState("networkidle");
    const poster = width > 800 ? /\/poster$/ : /\/poster\?size=card$/;
    await expect(visit.getByLabel("Shared video")).toHaveAttribute("poster", poster);
    return new Set(asked.map((url) => url.replace(/.*\/poster/, "")));
  };
  expect(await posters(390)).toEqual(new Set(["?size=card"]));
  expect(await posters(1_440)).toEqual(new Set(["?size=card", ""]));
});

test("share: ranges of a video are answered according to RFC 9110", async ({ user, app }) => {
  await generateVideo(user.page);
  const address = `${app.url}/api/files/shared/${slugOf(await shareVideo(user.page))}/video`;
  const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
  const size = whole.length;
  const etag = (await fetch(address, { method: "HEAD" })).headers.get("etag") ?? "";
  const part = (start: number, end: number) => ({ status: 206, start, end });
  const all = { status: 200, start: 0, end: size - 1 };
  const none = { status: 416, start: 0, end: -1 };
  const table: [headers: Record<string, string>, expected: { status: number; start: number; end: number }][] = [
    [{}, all],
    // Safari first requests two bytes and plays only if it gets them.
    [{ range: "bytes=0-1" }, part(0, 1)],
    [{ range: "bytes=0-" }, part(0, size - 1)],
    [{ range: "bytes=100-199" }, part(100, 199)],
    [{ range: "bytes=-100" }, part(size - 100, size - 1)],
    [{ range: `bytes=${size - 1}-` }, part(size - 1, size - 1)],
    [{ range: `bytes=10-${size * 2}` }, part(10, size - 1)],
    [{ range: `bytes=-${size * 2}` }, part(0, size - 1)],
    [{ range: `bytes=${size}-` }, none],
    [{ range: "bytes=-0" }, none],
    [{ range: "bytes=5-2" }, all],
    [{ range: "bytes=a-b" }, all],
    [{ range: "lines=0-1" }, all],
    [{ range: "bytes=0-1,4-5" }, all],
    [{ range: "bytes=0-1", "if-range": etag }, part(0, 1)],
    [{ range: "bytes=0-1", "if-range": '"another"' }, all],
    [{ range: "bytes=0-1", "if-range": `W/${etag}` }, all],
    [{ "if-none-match": etag }, { status: 304, start: 0, end: -1 }],
    [
      { range: "bytes=0-1", "if-none-match": etag },
      { status: 304, start: 0, end: -1 },
    ],
    [{ "if-match": '"another"' }, { status: 412, start: 0, end: -1 }],
  ];
  for (const [headers, { status, start, end }] of table) {
    const sent = JSON.stringify(headers);
    const answer = await fetch(address, { headers });
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.status, sent).toBe(status);
    expect(body.equals(whole.subarray(start, end + 1)), sent).toBe(true);
    expect(answer.headers.get("etag"), sent).toBe(etag);
    if (status < 300) expect(answer.headers.get("content-length"), sent).toBe(String(end - start + 1));
    const range = status === 206 ? `bytes ${start}-${end}/${size}` : status === 416 ? `bytes */${size}` : null;
    expect(answer.headers.get("content-range"), sent).toBe(range);
    const head = await fetch(address, { method: "HEAD", headers: { ...headers, range: "" } });
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    if (head.status === 200) expect(head.headers.get("content-length"), sent).toBe(String(size));
  }
});

test("share: a client that disconnects during a video or an upload logs no error", async ({ user, app }) => {
  await generateVideo(user.page);
  const slug = slugOf(await shareVideo(user.page));
  const cookie = (await user.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const before = app.output().length;
  for (let visit = 0; visit < 10; visit++) {
    const abort = new AbortController();
    const video = await fetch(`${app.url}/api/files/shared/${slug}/video`, { signal: abort.signal });
    await video.body?.getReader().read();
    abort.abort();
  }
  await abortUpload(`${app.url}/api/plays/${slug}`, {});
  await abortUpload(`${app.url}/api/images`, { cookie, origin: app.url, "content-type": "image/png" });
  expect((await fetch(`${app.url}/v/${slug}`)).status).toBe(200);
  expect(errorsIn(app.output().slice(before))).toEqual([]);
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`accessibility: share pages pass in the ${colorScheme} theme`, async ({ user, browser, app }) => {
    const { page } = user;
    await generateVideo(page);
    const slug = slugOf(await shareVideo(page));
    const context = await browser.newContext({
      colorScheme,
      baseURL: app.url,
      storageState: await page.context().storageState(),
    });
    const visitor = await context.newPage();
    for (const path of [`/v/${slug}`, `/embed/${slug}`, "/v/nothing", "/links", `/links/${slug}`]) {
      await visitor.goto(path);
      await visitor.waitForLoadState("networkidle");
      const found = await new AxeBuilder({ page: visitor }).analyze();
      expect(found.violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
