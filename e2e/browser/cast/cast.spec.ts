import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { status } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { composerWorks, expect, signUp, test } from "@/e2e/fixtures/test";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

const prompt = (page: Page) => page.getByRole("textbox", { name: /^(Prompt|提示词)$/ });
const options = (page: Page) => page.getByRole("listbox").getByRole("option");

/** The text of the prompt, with each mention by its name. */
const written = (page: Page) =>
  prompt(page).evaluate((root) =>
    [...root.childNodes]
      .map((node) => (node instanceof HTMLElement && node.dataset.key ? `@${node.textContent}` : node.textContent))
      .join(""),
  );

const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations;

const COLORS = ["#a86432", "#3264a8", "#32a864"];
async function addImages(page: Page, count: number): Promise<void> {
  const files = COLORS.slice(0, count).map(async (color, at) => ({
    name: `face-${at + 1}.jpg`,
    mimeType: "image/jpeg",
    buffer: await jpeg(640 + at, 480, color),
  }));
  await page
    .locator("[type=file]")
    .first()
    .setInputFiles(await Promise.all(files));
  await expect(page.locator("[data-images] img")).toHaveCount(count);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

async function openElements(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search videos, pages and actions" })).toBeFocused();
  await page.keyboard.type("Mention an element");
  const found = page.getByRole("dialog", { name: "Search and actions" }).getByRole("option", { selected: true });
  await expect(found).toHaveAccessibleName(/^Mention an element/);
  await page.keyboard.press("Enter");
}

/** Keeps the draft's images as an element, in the dialog. */
async function keep(page: Page, name: string, { field, button }: { field: string; button: string }): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: field, exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").filter({ hasText: `@${name}` })).toBeVisible();
  await expect(dialog.getByRole("button", { name: button })).toBeVisible();
}

test("cast: images are kept as an element, mentioned by name and sent as hers, by keyboard alone", async ({
  user: { page },
}) => {
  await addImages(page, 3);
  await openElements(page);
  await expect(page.getByRole("dialog", { name: "Elements" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await keep(page, "Mira", { field: "Name", button: "Mention Mira" });
  expect(await violations(page)).toEqual([]);
  // A name is unique, and what was typed stays.
  await page.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true }).fill("mira");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "has this name" })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true })).toHaveValue("mira");
  await page.keyboard.press("Escape");
  for (const left of [2, 1, 0]) {
    await page.getByRole("button", { name: /^Image 1: face/ }).focus();
    await page.keyboard.press("Delete");
    await expect(page.locator("[data-images] img")).toHaveCount(left);
  }

  await prompt(page).focus();
  await page.keyboard.type("In rain, @mi");
  await expect(options(page)).toHaveText(["MiraCharacter"]);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.keyboard.type("runs.");
  expect(await written(page)).toBe("In rain, @Mira runs.");
  await expect(prompt(page).locator("[data-key] img")).toBeVisible();

  // Three views of one character: it says which to keep, and one click does it.
  await expect(status(page)).toContainText("Keep Mira’s face and full body?");
  await status(page).getByRole("button", { name: "Keep these" }).focus();
  await page.keyboard.press("Enter");
  const brought = page.getByRole("list", { name: "Images of elements" }).getByRole("listitem");
  await expect(brought).toHaveText(["1Mira, face", "2Mira, full body"]);
  await page.getByRole("button", { name: "What will be sent" }).focus();
  await page.keyboard.press("Enter");
  const sent = page.getByRole("dialog", { name: "What will be sent" });
  await expect(sent).toContainText("In rain, Mira (@image1 face, @image2 full body) runs.");
  await expect(sent.getByRole("list", { name: "Images" }).getByRole("listitem")).toHaveText([
    "@image1Mira, face",
    "@image2Mira, full body",
  ]);
  expect(await violations(page)).toEqual([]);
  await sent.getByRole("checkbox", { name: "full body" }).focus();
  await page.keyboard.press("Space");
  await expect(sent).toContainText("In rain, Mira (@image1) runs.");
  await page.keyboard.press("Escape");

  // The choice is part of the draft.
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain('"name":"Mira"');
  await page.waitForTimeout(1_000);
  await page.reload();
  await composerWorks(page);
  expect(await written(page)).toBe("In rain, @Mira runs.");
  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Mira (@image1) runs.").first()).toBeVisible();

  // One backspace takes the whole mention, undo brings it back.
  await prompt(page).focus();
  await page.keyboard.press("Control+End");
  for (let letter = 0; letter < " runs.".length; letter++) await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  expect(await written(page)).toBe("In rain, ");
  await page.keyboard.press("Control+z");
  expect(await written(page)).toContain("@Mira");
});

test("cast: a deleted element's mention has its sentence, and nothing is sent", async ({ user: { page } }) => {
  await addImages(page, 1);
  await openElements(page);
  await keep(page, "Leo", { field: "Name", button: "Mention Leo" });
  await page.getByRole("button", { name: "Mention Leo" }).click();
  await expect(prompt(page)).toBeFocused();
  await page.keyboard.type("waits.");
  await expect.poll(() => written(page)).toBe("@Leo waits.");
  const elements = await (await page.request.get("/api/elements")).json();
  // Another tab moves it to the trash.
  const other = await page.context().newPage();
  await other.goto(`/elements/${elements.items[0].id}`);
  await other.getByRole("button", { name: "Move to trash" }).click();
  await expect.poll(async () => (await page.request.get("/api/elements")).text()).not.toContain("Leo");
  await other.close();
  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  // The server refuses it, and the page learns that it is gone.
  await expect(status(page)).toContainText("Leo is mentioned but no longer exists. Nothing is sent.");
  await page.waitForTimeout(1_000);
  await page.reload();
  await composerWorks(page);
  await expect(status(page)).toContainText("Leo is mentioned but no longer exists. Nothing is sent.");
  expect(await written(page)).toContain("@Leo waits.");
  await status(page).getByRole("button", { name: "Delete mention" }).click();
  await expect.poll(() => written(page)).toBe(" waits.");
});

async function touchPhone(browser: Browser, baseURL: string | undefined, zh: boolean): Promise<Page> {
  const phone = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await signUp(page);
  if (zh) await phone.addCookies([{ name: LOCALE_COOKIE, value: "zh", url: baseURL ?? "" }]);
  await page.goto("/");
  return page;
}

for (const { zh, open, field, button, make } of [
  { zh: false, open: "Actions", field: "Name", button: "Mention 米拉", make: "Keep as an element" },
  { zh: true, open: "全部操作", field: "名称", button: "引用 米拉", make: "保存为元素" },
]) {
  test(`cast: an element is kept and mentioned by touch at 390 px, in ${zh ? "Chinese" : "English"}`, async ({
    browser,
    baseURL,
  }) => {
    const page = await touchPhone(browser, baseURL, zh);
    await prompt(page).tap();
    await addImages(page, 1);
    await page.getByRole("button", { name: open, exact: true }).tap();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox").fill(zh ? "引用元素" : "Mention an element");
    await dialog.getByRole("option").first().tap();
    await dialog.getByRole("textbox", { name: field, exact: true }).fill("米拉");
    await dialog.getByRole("button", { name: make }).tap();
    await expect(dialog.getByRole("button", { name: button })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: button }).tap();
    await expect(dialog).toHaveCount(0);
    expect(await written(page)).toContain("@米拉");
    await page.keyboard.type("走进来，@");
    await expect(options(page).filter({ hasText: "米拉" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await options(page).filter({ hasText: "米拉" }).tap();
    expect(await written(page)).toContain("走进来，@米拉");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.context().close();
  });
}
