import type { Locator, Page } from "@playwright/test";
import { expect, test, type User } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";

const size = { width: 128, height: 72 };
const SAID = "Nobody has seen the bottom";

/** Adds six videos of a user. */
async function addSix(app: Parameters<typeof addVideos>[0], email: string): Promise<void> {
  const bytes = await tinyVideo(size, 5, 20);
  const shot = (at: number) => ({ prompt: `shot ${at + 1} of the lake`, bytes, ...size, seconds: 5 as const });
  await addVideos(
    app,
    email,
    Array.from({ length: 6 }, (_, at) => shot(at)),
  );
}

/** From a sequence with a caption to its link: exported with the visible label, kept in the gallery, shared. */
async function exportAndShare(page: Page, use: (control: Locator) => Promise<void>): Promise<string> {
  await expect(page.getByText("All changes saved.")).toBeVisible();
  await use(page.getByRole("button", { name: "Export", exact: true }));
  const dialog = page.getByRole("dialog", { name: "Export" });
  await use(dialog.getByLabel("Write “AI-generated” into the opening frames"));
  await expect(dialog.getByText(/because a label is written into it/)).toBeVisible({ timeout: 60_000 });
  await use(dialog.getByRole("button", { name: "Export as MP4" }));
  await use(dialog.getByRole("button", { name: "Keep in the gallery" }));
  await expect(dialog.getByText("It is in your gallery.")).toBeVisible();
  await use(dialog.locator("header").getByRole("button", { name: "Close" }));
  await use(page.getByRole("button", { name: "Share", exact: true }));
  await use(page.getByRole("button", { name: /^Create (another )?link$/ }));
  const address = page.getByLabel("Link to this video").first();
  await expect(address).toBeVisible();
  return address.inputValue();
}

/** What a stranger finds there: the video with its captions and chapters, and that it was made with AI. */
async function expectShared(user: User, address: string): Promise<void> {
  const visit = await (await user.page.context().browser()?.newContext())?.newPage();
  if (!visit) throw new Error("no browser");
  await visit.goto(address);
  await expect(visit.getByText("Made with AI").first()).toBeVisible();
  await expect(visit.getByRole("navigation", { name: "Chapters" }).getByRole("button")).toHaveCount(6);
  const cues = () =>
    visit.locator("video").evaluate((video: HTMLVideoElement) => {
      const captions = [...video.textTracks].find(({ kind }) => kind === "captions");
      return [...(captions?.cues ?? [])].map((cue) => (cue as VTTCue).text);
    });
  await expect.poll(cues).toEqual([SAID]);
  await expect
    .poll(() => visit.locator("video").evaluate(({ duration }: HTMLVideoElement) => duration))
    .toBeCloseTo(30);
  await visit.context().close();
}

test("sequences: by keyboard alone, six videos become a shared, labeled and captioned one", async ({
  account: user,
  app,
}) => {
  test.slow();
  const { page } = user;
  await addSix(app, user.email);
  const press = async (control: Locator) => {
    await control.focus();
    await page.keyboard.press((await control.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
  };
  await page.goto("/gallery");
  await page
    .getByRole("link", { name: /shot 6/ })
    .first()
    .focus();
  await page.keyboard.press("Control+a");
  await press(page.getByRole("button", { name: "Add to a sequence" }));
  await page.getByRole("textbox", { name: "New sequence" }).focus();
  await page.keyboard.type("The lake");
  await page.keyboard.press("Enter");
  await press(page.getByRole("button", { name: "Open", exact: true }));
  await page.getByRole("slider", { name: "Playhead" }).focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("textbox", { name: "Text" })).toBeFocused();
  await page.keyboard.type(SAID);
  await page.keyboard.press("Escape");
  await expectShared(user, await exportAndShare(page, press));
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("sequences: by touch, six videos become a shared, labeled and captioned one", async ({ account: user, app }) => {
    test.slow();
    const { page } = user;
    await addSix(app, user.email);
    const tap = (control: Locator) => control.tap();
    await page.goto("/sequences");
    await page.getByRole("textbox", { name: "New sequence" }).fill("The lake");
    await tap(page.getByRole("button", { name: "Create", exact: true }));
    for (let at = 1; at <= 6; at += 1) {
      await tap(page.getByRole("button", { name: "Add a video" }));
      await tap(page.getByRole("dialog").getByRole("button", { name: `shot ${at} of the lake` }));
      await expect(page.getByRole("region", { name: "Clips" }).getByRole("listitem")).toHaveCount(at);
    }
    const captions = page.getByRole("region", { name: "Captions", exact: true });
    await tap(captions.getByRole("button", { name: "Captions" }));
    await tap(captions.getByRole("button", { name: "Add at the playhead" }));
    await captions.getByRole("textbox", { name: "Text" }).fill(SAID);
    await expectShared(user, await exportAndShare(page, tap));
  });
});
