import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { shareVideo, slugOf } from "@/e2e/fixtures/shared-video";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

const size = { width: 128, height: 72 };
const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

/** Makes a sequence of all videos in the gallery. Returns its id. */
async function makeSequence(page: Page, name: string): Promise<string> {
  await page.goto("/gallery");
  await page
    .getByRole("link", { name: /quiet lake/ })
    .first()
    .focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("All changes saved.")).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Puts a file into the gallery as an export of the sequence as it is, as the export's dialog does. Returns the answer. */
const store = (page: Page, id: string, bytes: Uint8Array) =>
  page.evaluate(
    async ([id, base64]) => {
      const { sequence } = await (await fetch(`/api/sequences/${id}`)).json();
      const { by: _by, seq: _seq, ...timeline } = sequence.content;
      const form = new FormData();
      form.append("recipe", JSON.stringify({ ...timeline, name: sequence.name, visibleLabel: false }));
      const file = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      form.append("file", new Blob([file], { type: "video/mp4" }), "export.mp4");
      const answer = await fetch(`/api/sequences/${id}/exports`, { method: "POST", body: form });
      return { status: answer.status, body: await answer.json() };
    },
    [id, Buffer.from(bytes).toString("base64")] as const,
  );

test("an exported video is in the gallery with its clips, and a stranger sees them as chapters", async ({
  account: { page, email },
  app,
  browser,
}) => {
  test.slow();
  const plain = await tinyVideo(size, 5);
  const made = (prompt: string) => ({ prompt, bytes: plain, ...size, seconds: 5 as const });
  const [lake = ""] = await addVideos(app, email, [made("a quiet lake"), made("a loud street")]);
  const sequence = await makeSequence(page, "Lake and street");
  await expect(page.getByText("To share this sequence, export it into the gallery first.")).toBeVisible();
  expect((await store(page, sequence, new TextEncoder().encode("no video"))).status).toBe(400);
  const stored = await store(page, sequence, await tinyVideo(size, 10));
  expect(stored).toEqual({ status: 200, body: { id: expect.any(String) } });
  const { id } = stored.body;

  await page.goto("/gallery");
  await page.getByRole("link", { name: "Lake and street, Exported" }).click();
  await page.goto(`/gallery/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Lake and street" })).toBeVisible();
  for (const none of ["Prompt", "History"]) await expect(page.getByRole("heading", { name: none })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Use again" })).toHaveCount(0);
  await expect(page.getByText("Estimate")).toHaveCount(0);
  const clips = page.getByRole("list", { name: "Clips" }).getByRole("listitem");
  await expect(clips).toHaveCount(2);
  await clips
    .nth(1)
    .getByRole("button", { name: /0:05.*a loud street/ })
    .click();
  const player = page.locator('video:not([aria-hidden="true"])');
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThanOrEqual(5);
  await inspect(page);
  await clips.first().getByRole("link", { name: "Open “a quiet lake”" }).click();
  await expect(page).toHaveURL(new RegExp(lake));
  const as = page.getByRole("list", { name: "Exported as" });
  await expect(as.getByRole("link", { name: "Lake and street" })).toHaveAttribute("href", `/gallery/${id}`);

  // "Export again" opens the sequence's export, once.
  await page.goto(`/gallery/${id}`);
  await page.getByRole("link", { name: "Export again" }).click();
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/sequences/${sequence}$`));
  await page.keyboard.press("Escape");
  const exports = page.getByRole("region", { name: "Exports" });
  await expect(exports.getByRole("listitem")).toHaveCount(1);
  await expect(exports.getByText("The sequence was changed after this export.")).toHaveCount(0);
  const address = await shareVideo(page);

  const visit = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await visit.goto(address);
  const chapters = visit.getByRole("navigation", { name: "Chapters" });
  await expect(chapters.getByRole("button")).toHaveText(["0:00Scene 1", "0:05Scene 2"]);
  await expect(visit.getByText(/lake|street/)).toHaveCount(0);
  await chapters.getByRole("button", { name: /Scene 2/ }).click();
  const shown = visit.locator("video");
  await expect.poll(() => shown.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThanOrEqual(5);
  await expect(chapters.getByRole("button", { name: /Scene 2/ })).toHaveAttribute("aria-current", "true");
  const cues = () =>
    shown.evaluate((video: HTMLVideoElement) => {
      const track = [...video.textTracks].find(({ kind }) => kind === "chapters");
      return [...(track?.cues ?? [])].map((cue) => [cue.startTime, (cue as VTTCue).text]);
    });
  await expect.poll(cues).toEqual([
    [0, "Scene 1"],
    [5, "Scene 2"],
  ]);
  expect(await visit.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await inspect(visit);
  await visit.goto(`${app.url}/embed/${slugOf(address)}`);
  await expect(visit.getByRole("navigation", { name: "Chapters" }).getByRole("button")).toHaveCount(2);

  await page.getByRole("checkbox", { name: "Show the prompt" }).click();
  const plainly = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await expect(async () => {
    await plainly.goto(address);
    await expect(plainly.getByRole("navigation", { name: "Chapters" })).toContainText(/0:05\s*a loud street/);
  }).toPass({ timeout: 20_000 });

  const chinese = await browser.newContext();
  await chinese.addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  const other = await chinese.newPage();
  await other.goto(address);
  await expect(other.getByRole("navigation", { name: "章节" })).toBeVisible();
});
