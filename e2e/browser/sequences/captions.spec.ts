import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { shareVideo } from "@/e2e/fixtures/shared-video";
import { expect, test, type User } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";

const size = { width: 128, height: 72 };
const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
const saved = (page: Page) => expect(page.getByText("All changes saved.")).toBeVisible();
const video = async (prompt: string) => ({ prompt, bytes: await tinyVideo(size, 5), ...size, seconds: 5 as const });

/** Opens a new sequence of a user's first video. */
async function openSequence(page: Page, id: string): Promise<void> {
  await page.goto(`/gallery/${id}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("With captions");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "With captions" })).toBeVisible();
}

const section = (page: Page) => page.getByRole("region", { name: "Captions", exact: true });
const items = (page: Page) => section(page).getByRole("list", { name: "All captions" }).getByRole("button");
const file = (name: string, ...lines: string[]) => ({
  ...{ name, mimeType: "text/plain" },
  buffer: Buffer.from(lines.join("\r\n")),
});

test("captions: written by keyboard alone, they are shown over the preview, divided, merged, undone and kept", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const [id = ""] = await addVideos(app, email, [await video("a quiet lake")]);
  await openSequence(page, id);
  const playhead = page.getByRole("slider", { name: "Playhead" });
  await playhead.fill("24");
  await page.keyboard.press("c");
  const text = section(page).getByRole("textbox", { name: "Text" });
  await expect(text).toBeFocused();
  await page.keyboard.type("Nobody has ever seen the bottom of this lake");
  await expect(page.locator("[data-captions]")).toHaveText("Nobody has ever seen the bottom of this lake");
  // Back in the list, where C adds again.
  await page.keyboard.press("Escape");
  await expect(items(page).first()).toBeFocused();
  await expect(items(page).first()).toHaveAccessibleName(/^Caption 1, 00:00:01:00 to 00:00:03:00: Nobody/);
  await expect(section(page).getByText(/characters a second/)).toBeVisible();
  await playhead.fill("48");
  await playhead.focus();
  await page.keyboard.press("c");
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toHaveAccessibleName(/00:00:01:00 to 00:00:02:00/);
  await page.keyboard.type("水底没有人见过");
  await page.keyboard.press("Escape");
  await expect(items(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(playhead).toHaveValue("24");
  await playhead.fill("36");
  await section(page).getByRole("button", { name: "Split at the playhead" }).focus();
  await page.keyboard.press("Enter");
  await expect(items(page)).toHaveCount(3);
  await expect(items(page).nth(1)).toHaveAccessibleName(
    /00:00:01:12 to 00:00:02:00: the bottom of this lake|: seen the/,
  );
  const start = section(page).getByRole("textbox", { name: "Start" });
  await start.focus();
  await page.keyboard.press("ArrowUp");
  await expect(start).toHaveValue("00:00:01:13");
  await start.fill("1.25");
  await page.keyboard.press("Enter");
  await expect(start).toHaveValue("00:00:01:06");
  await start.fill("never");
  await page.keyboard.press("Enter");
  await expect(start).toHaveValue("00:00:01:06");
  await section(page).getByRole("button", { name: "Merge with the next" }).click();
  await expect(items(page)).toHaveCount(2);
  await items(page).nth(1).focus();
  await page.keyboard.press("Control+z");
  await expect(items(page)).toHaveCount(3);
  await items(page).nth(1).focus();
  await page.keyboard.press("Delete");
  await expect(items(page)).toHaveCount(2);
  await section(page).getByLabel("Show over the preview").uncheck();
  await expect(page.locator("[data-captions]")).toHaveCount(0);
  await saved(page);
  await page.reload();
  await section(page).getByRole("button", { name: "Captions" }).click();
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).nth(1)).toContainText("水底没有人见过");
});

test("captions: files are read and written, and what is broken in them is said; the prompts' lines are a beginning", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const [id = ""] = await addVideos(app, email, [await video('Mira says softly: "Look at the lake." Fog rolls in.')]);
  await openSequence(page, id);
  await section(page).getByRole("button", { name: "Captions" }).click();
  const input = section(page).locator("input[type=file]");
  const said = section(page).getByRole("status");
  await input.setInputFiles(file("letter.srt", "Dear Mira,"));
  await expect(said).toContainText("This file has no captions.");
  await input.setInputFiles(
    file(
      "lake.srt",
      ...["\uFEFF1", "00:00:00,500 --> 00:00:01,500", "<i>One</i> &amp; two", ""],
      ...["2", "00:00:03,000 --> 00:00:02,000", "backward", "", "3", "00:00:02.000 --> 00:00:03.000", "مرحبا", ""],
    ),
  );
  await expect(said).toHaveText("2 captions were read. 1 ends before it begins and was left out.");
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toContainText("One & two");
  await section(page).getByRole("button", { name: "Begin with the spoken lines" }).click();
  await expect(section(page).getByText("There are 2 captions already.")).toBeVisible();
  await inspect(page);
  await section(page).getByRole("button", { name: "Add to them" }).click();
  await expect(items(page)).toHaveCount(3);
  await expect(items(page).first()).toContainText("Look at the lake.");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(items(page)).toHaveCount(2);
  const download = page.waitForEvent("download");
  await section(page).getByRole("button", { name: "VTT" }).click();
  expect((await download).suggestedFilename()).toBe("With captions.vtt");
  expect(await readFile(await (await download).path(), "utf8")).toBe(
    "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nOne &amp; two\n\n00:00:02.000 --> 00:00:03.000\nمرحبا\n",
  );
  await saved(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.reload();
    await page.getByRole("region", { name: "字幕", exact: true }).getByRole("button", { name: "字幕" }).click();
    await expect(page.getByRole("textbox", { name: "文字" })).toBeVisible();
    await inspect(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `test-results/captions-${scheme}.png`, fullPage: true });
  }
});

/** Adds an exported video with two captions, and shares it. Returns the link's address. */
async function shareExported({ page, email }: User, app: Parameters<typeof addVideos>[0]): Promise<string> {
  const clip = { key: "one", videoId: crypto.randomUUID(), name: "", frames: 120, in: 0, out: 120, ...plainClip };
  const captions = [
    { from: 0, to: 48, text: "Tom & Jerry" },
    { from: 48, to: 110, text: "水底没有人见过" },
  ];
  const recipe = { ...emptyTimeline, rate: 24, clips: [clip], captions, name: "The lake", visibleLabel: false };
  const [id = ""] = await addVideos(app, email, [{ ...(await video("The lake")), recipe }]);
  await page.goto(`/gallery/${id}`);
  return shareVideo(page);
}

const cuesOf = (page: Page) =>
  page
    .locator("video")
    .first()
    .evaluate((element: HTMLVideoElement) =>
      [...([...element.textTracks].find(({ kind }) => kind === "captions")?.cues ?? [])].map((cue) => [
        cue.startTime,
        cue.endTime,
        (cue as VTTCue).text,
      ]),
    );
const mode = (page: Page) =>
  page
    .locator("video")
    .first()
    .evaluate((element: HTMLVideoElement) => [...element.textTracks].find(({ kind }) => kind === "captions")?.mode);
const CUES = [
  [0, 2, "Tom &amp; Jerry"],
  [2, 4.583, "水底没有人见过"],
];

test("captions: an exported video has them in its owner's player, on its shared page and in an embed", async ({
  account: user,
  app,
  browser,
}) => {
  test.slow();
  const address = await shareExported(user, app);
  const { page } = user;
  await page.reload();
  await expect.poll(() => cuesOf(page)).toEqual(CUES);
  const own = page.getByRole("button", { name: "Captions", exact: true });
  await expect(own).toHaveAttribute("aria-pressed", "true");
  await page.locator("main").press("c");
  await expect(own).toHaveAttribute("aria-pressed", "false");
  expect(await mode(page)).toBe("disabled");

  const visitor = await browser.newContext();
  const stranger = await visitor.newPage();
  for (const shown of [address, address.replace("/v/", "/embed/")]) {
    await stranger.goto(shown);
    await expect.poll(() => cuesOf(stranger)).toEqual(CUES);
    const button = stranger.getByRole("button", { name: "Captions", exact: true });
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await stranger.keyboard.press("c");
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await button.click();
    expect(await mode(stranger)).toBe("showing");
    await inspect(stranger);
  }
  await stranger.setViewportSize({ width: 390, height: 844 });
  await stranger.goto(address);
  await expect(stranger.getByRole("button", { name: "Captions", exact: true })).toBeVisible();
  const element = stranger.locator("video");
  await element.evaluate((video: HTMLVideoElement) => {
    video.currentTime = 3;
  });
  await expect
    .poll(() =>
      element.evaluate(
        (video: HTMLVideoElement) => [...video.textTracks].find(({ kind }) => kind === "captions")?.activeCues?.length,
      ),
    )
    .toBe(1);
  await stranger.screenshot({ path: "test-results/captions-share.png" });
  await visitor.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(address);
  const track = without.locator("video[controls] > track[kind=captions][default]");
  await expect(track).toHaveAttribute("srclang", "zh");
  const answer = await without.request.get(new URL((await track.getAttribute("src")) ?? "", app.url).href);
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining("Tom &amp; Jerry")]);
  await plain.close();
});
