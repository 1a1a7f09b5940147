import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { showSettings } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
const saved = (page: Page) => expect(page.getByText("All changes saved.")).toBeVisible();
const clipsOf = (page: Page) => page.getByRole("region", { name: "Clips" }).getByRole("listitem");
/** A clip that has its video: it names no state of a generation. */
const filled = (page: Page, place: number) =>
  expect(clipsOf(page).nth(place)).not.toContainText(/Planned|Queued|Sending|Unconfirmed|Generating|Saving|Failed/, {
    timeout: 60_000,
  });
const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });

/** Plans a new sequence with these scenes, by the keyboard. */
async function plan(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await page.goto("/sequences");
  await page.getByRole("button", { name: "Plan scenes" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name of the sequence" }).focus();
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(lines.join("\n"));
  await expect(page.getByText(`${lines.length} scenes`)).toBeVisible();
  await page.getByRole("button", { name: "Create sequence" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(clipsOf(page)).toHaveCount(lines.length);
}

const press = async (page: Page, name: string) => {
  // Generate also says what it costs.
  await page.getByRole("button", { name, exact: name !== "Generate" }).focus();
  await page.keyboard.press("Enter");
};

test("scenes: by keyboard, three are planned, the first is written, and its video takes the place in the open page", async ({
  account: { page },
}) => {
  test.slow();
  await plan(page, "The story", ["The harbor at dawn [sim:slow=4]", "The storm [sim:fail-moderation]", "Calm"]);
  const address = page.url();
  await expect(clipsOf(page).first()).toContainText("Planned");
  await press(page, "Write this scene");
  await expect(page.getByText("For scene 1 of “The story”")).toBeVisible();
  await expect(prompt(page)).toHaveText("The harbor at dawn [sim:slow=4]");

  // Another page has the sequence open all the while, with a change that it has not saved yet.
  const open = await page.context().newPage();
  await open.goto(address);
  await expect(clipsOf(open)).toHaveCount(3);
  await press(page, "Generate");
  await expect(clipsOf(open).first()).toContainText(/Sending|Generating|Saving/, { timeout: 30_000 });
  await clipsOf(open).nth(2).getByRole("button").first().click();
  await open.getByRole("slider", { name: "End" }).fill("48");
  await filled(open, 0);
  await expect(clipsOf(open).first()).toContainText("00:00:05:00");
  await saved(open);
  await expect(clipsOf(open).nth(2)).toContainText("00:00:02:00");
  await expect(open.getByText("This sequence was changed on another page")).toHaveCount(0);
  await open.reload();
  await expect(clipsOf(open).nth(2)).toContainText("00:00:02:00");
  await filled(open, 0);
  // It is no step of the user's: undoing would take the video away again.
  await expect(open.getByRole("button", { name: "Undo" })).toBeDisabled();

  // The next scene continues from the last frame of the first one.
  await clipsOf(open).nth(1).getByRole("button").first().click();
  await press(open, "Write this scene");
  await expect(open.getByText("For scene 2 of “The story”")).toBeVisible();
  await expect(prompt(open)).toContainText("is the first frame.");
  await expect(prompt(open)).toContainText("The storm");
  await expect(open.getByRole("button", { name: /^Image 1: The harbor at dawn/ })).toBeVisible();
  await inspect(open);
  await press(open, "Generate");
  await open.getByRole("link", { name: "For scene 2 of “The story”" }).focus();
  await open.keyboard.press("Enter");
  await expect(clipsOf(open).nth(1)).toContainText("Failed", { timeout: 60_000 });
  await clipsOf(open).nth(1).getByRole("button").first().click();
  const scene = open.getByRole("region", { name: "Scene", exact: true });
  await expect(scene.getByText("Nothing was charged.")).toBeVisible();
  await expect(scene.getByRole("link", { name: "Open this video’s page" })).toHaveAttribute("href", /\/gallery\//);
  await inspect(open);

  // Its draft is as it was left; another try that succeeds fills it.
  await press(open, "Go on writing");
  await expect(open.getByText("For scene 2 of “The story”")).toBeVisible();
  await expect(prompt(open)).toContainText("The storm");
  await prompt(open).fill("The storm passes [sim:fast]");
  await press(open, "Generate");
  await expect(open.getByRole("link", { name: /The storm passes.*Ready/ })).toBeVisible({ timeout: 60_000 });
  await open.getByRole("link", { name: "For scene 2 of “The story”" }).click();
  await filled(open, 1);
});

test("scenes: a scene can be left, and what is generated then is for no sequence", async ({ account: { page } }) => {
  test.slow();
  await plan(page, "Left alone", ["A pier", "A gull"]);
  const address = page.url();
  await press(page, "Write this scene");
  await expect(page.getByText("For scene 1 of “Left alone”")).toBeVisible();
  await press(page, "Not for this scene");
  await expect(page.getByText("For scene 1 of “Left alone”")).toHaveCount(0);
  await expect(prompt(page)).toHaveText("A pier");
  await prompt(page).fill("A pier in fog [sim:fast]");
  await press(page, "Generate");
  await expect(page.getByRole("link", { name: /A pier in fog.*Ready/ })).toBeVisible({ timeout: 60_000 });
  await page.goto(address);
  await expect(clipsOf(page).first()).toContainText("Planned");
  // The scene's own draft is as it was.
  await press(page, "Go on writing");
  await expect(page.getByText("For scene 1 of “Left alone”")).toBeVisible();
  await expect(prompt(page)).toHaveText("A pier");
  // Of several variations one takes the place, and the other is offered beside it.
  await prompt(page).fill("A pier [sim:fast]");
  await showSettings(page);
  await page.getByRole("combobox", { name: "Variations" }).selectOption("2");
  await press(page, "Generate");
  await expect(page.getByText("2 videos sent.")).toBeAttached();
  await page.getByRole("link", { name: "For scene 1 of “Left alone”" }).click();
  const scene = page.getByRole("region", { name: "Scene", exact: true });
  const other = scene.getByRole("button", { name: "Use this one: A pier" });
  await filled(page, 0);
  // Both are offered until the page knows which one took the place.
  await expect(other).toHaveCount(1, { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await other.click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await expect(other).toHaveCount(1);
});

test("sequences: they are described, found by tag and in the palette, deleted and restored", async ({
  account: { page },
}) => {
  await plan(page, "Harbor days", ["A pier", "A gull"]);
  await page.getByRole("textbox", { name: "Tags" }).fill("sea, draft");
  await page.getByRole("textbox", { name: "Note" }).fill("For the copper festival");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await plan(page, "Another one", ["A road", "A hill"]);
  await page.goto("/sequences");
  await expect(page.getByText("2 sequences")).toBeVisible();
  await page.getByRole("link", { name: "Tag: sea" }).click();
  await expect(page.getByText("1 sequence", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Another one" })).toHaveCount(0);
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(page.getByText("2 sequences")).toBeVisible();
  await page.getByRole("link", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(
    page
      .getByRole("main")
      .getByRole("listitem")
      .getByRole("link", { name: /days|one/ }),
  ).toHaveText([...["Another one", "Harbor days"]]);
  await inspect(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("copper fest");
  await expect(page.getByRole("option", { name: "Harbor days" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor days" })).toBeVisible();
  await page.getByRole("button", { name: "Delete sequence" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sequences" })).toBeVisible();
  await page.getByRole("link", { name: "Deleted sequences" }).click();
  await inspect(page);
  await page.getByRole("button", { name: "Restore “Harbor days”" }).click();
  await expect(page.getByText("“Harbor days” was restored.")).toBeVisible();
  await expect(page.getByText("Nothing is in the trash.")).toBeVisible();
  await page.goto("/sequences");
  await page.getByRole("button", { name: "Delete “Another one”" }).click();
  await page.goto("/sequences/trash");
  await page.getByRole("button", { name: "Delete “Another one” for good" }).click();
  await page.getByRole("button", { name: "Delete “Another one” now? This can’t be undone." }).click();
  await expect(page.getByText("Nothing is in the trash.")).toBeVisible();
});

test("scenes: the pages pass on a phone and in Chinese, in both themes", async ({ account: { page }, app }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await plan(page, "A very long name of a story that needs two lines", [
    "A pier in the fog of a long morning",
    "A gull",
  ]);
  const address = page.url();
  await expect(page.getByRole("button", { name: "Write this scene" })).toBeVisible();
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(address);
    await expect(page.getByRole("button", { name: "写这个场景" })).toBeVisible();
    await inspect(page);
    await fits(page);
    await page.getByRole("button", { name: "规划场景" }).click();
    await page.getByRole("textbox", { name: "场景" }).fill("黎明\n海鸥");
    await expect(page.getByText("2 个场景")).toBeVisible();
    await inspect(page);
    await fits(page);
  }
  await page.goto(address);
  await page.getByRole("button", { name: "写这个场景" }).click();
  await expect(page.getByText("的第 1 个场景")).toBeVisible();
  await inspect(page);
  await fits(page);
  await page.goto("/sequences");
  await inspect(page);
  await fits(page);
});
