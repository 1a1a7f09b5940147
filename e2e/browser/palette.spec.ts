import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { generate, showSettings } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { expect, test } from "@/e2e/fixtures/test";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and actions" });
const shortcuts = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const active = (page: Page) => palette(page).getByRole("option", { selected: true });

/** Presses keys until a dialog is there: a key press before hydration has no effect. */
async function openBy(page: Page, keys: string, dialog: Locator): Promise<void> {
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press(keys);
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

/** Opens the palette, types, and expects the active row. */
async function find(page: Page, words: string, name: RegExp): Promise<void> {
  await openBy(page, "Control+k", palette(page));
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(words);
  await expect(active(page)).toHaveAccessibleName(name);
}

test("palette: it and the list of shortcuts open by keys on every page, and list what the page offers", async ({
  user: { page },
}) => {
  for (const path of ["/", "/gallery", "/gallery/collections", "/gallery/trash", "/links", "/account"]) {
    await page.goto(path);
    await openBy(page, "Control+k", palette(page));
    await expect(palette(page).getByRole("option", { name: "Gallery", exact: true })).toBeVisible();
    await expect(palette(page).getByRole("option", { name: /^Open the library/ })).toHaveCount(path === "/" ? 1 : 0);
    // The same keys close it.
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toHaveCount(0);
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await openBy(page, "?", shortcuts(page));
    await expect(shortcuts(page).getByRole("region", { name: "On every page" })).toContainText("Search and actions");
    if (path === "/")
      await expect(shortcuts(page).getByRole("region", { name: "On this page" })).toContainText("Mention an image");
    await page.keyboard.press("Escape");
    await expect(shortcuts(page)).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Search and actions" }).click();
  await expect(palette(page).getByRole("combobox")).toBeFocused();
});

test("palette: pages, videos, templates, appearance and language are found and used by keyboard alone", async ({
  user: { page },
}) => {
  const card = await generate(page, { prompt: "A copper kettle [sim:fast]", ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await find(page, "glry", /^Gallery/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/gallery$/);
  await expect(palette(page)).toHaveCount(0);

  await page.goto("/links");
  await find(page, "kettle cop", /^A copper kettle/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/gallery\/[\da-f-]{36}$/);
  await expect(page.getByLabel("Video", { exact: true })).toBeVisible();

  // A template is applied on the page that can use it.
  await find(page, "dish", /^Dish in three bites/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("textbox", { name: "Prompt" })).toContainText("Vertical food video");
  await showSettings(page);
  await expect(page.getByRole("radio", { name: "9:16", exact: true })).toBeChecked();

  await find(page, "dark", /^Appearance: dark/);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await openBy(page, "Control+k", palette(page));
  await page.keyboard.type("appearance");
  await expect(palette(page).getByRole("option", { name: /^Appearance: light/ })).toBeVisible();
  await expect(palette(page).getByRole("option", { name: /^Appearance: dark/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await find(page, "中文", /^Language: 中文/);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await expect(palette(page)).toHaveCount(0);
});

test("palette: a saved prompt is applied from another page, and finding nothing is said", async ({
  user: { page },
}) => {
  const library = page.getByRole("dialog", { name: "Library" });
  await page.getByRole("textbox", { name: "Prompt" }).fill("Rain on a tin roof");
  await find(page, "library", /^Open the library/);
  await page.keyboard.press("Enter");
  await library.getByRole("textbox", { name: "Name" }).fill("Tin roof");
  await library.getByRole("button", { name: "Save as prompt" }).click();
  await expect(library.getByRole("option", { name: /Tin roof/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(library).toHaveCount(0);

  await page.goto("/account");
  await find(page, "tin roof", /^Tin roof/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveText("Rain on a tin roof");

  await openBy(page, "Control+k", palette(page));
  await palette(page).getByRole("combobox").fill("qqqqzzzz");
  await expect(palette(page).getByText("No matches.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
});

/** How many rows of a scrolled list are visible only in part. */
const cutRows = (list: Locator) =>
  list.evaluate((box) => {
    const area = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll("[role=option]")].map((row) => row.getBoundingClientRect());
    return rows.filter(({ top, bottom, height }) => {
      const shown = Math.min(bottom, area.bottom) - Math.max(top, area.top);
      return shown > 1 && shown < height - 1;
    }).length;
  });
const background = (row: Locator) => row.evaluate((element) => getComputedStyle(element).backgroundColor);

for (const height of [480, 700, 1013]) {
  test(`palette: at ${height} px no row is cut, and the active row differs from the one under the pointer`, async ({
    user: { page },
  }) => {
    await page.setViewportSize({ width: 1000, height });
    await openBy(page, "Control+k", palette(page));
    const list = palette(page).getByRole("listbox");
    await expect(list).toHaveAttribute("aria-busy", "false");
    for (const key of ["ArrowDown", "ArrowUp", "ArrowUp", "PageUp", "ArrowDown"]) {
      await page.keyboard.press(key);
      await expect(active(page)).toBeInViewport({ ratio: 0.99 });
      await expect.poll(() => cutRows(list), key).toBe(0);
    }
    const row = palette(page).getByRole("option", { selected: false }).nth(1);
    await row.scrollIntoViewIfNeeded();
    const still = await background(row);
    await row.hover();
    const hovered = await background(row);
    expect(hovered).not.toBe(still);
    expect(await background(active(page))).not.toBe(hovered);
  });
}

test("lists: the mention list and the library cut no row, and tell the active row from the one under the pointer", async ({
  user: { page },
}) => {
  const files = await Promise.all(
    Array.from({ length: 9 }, async (_, at) => ({
      name: `image-${at}.jpg`,
      mimeType: "image/jpeg",
      buffer: await jpeg(640 + at, 480, "#a86432"),
    })),
  );
  await page.getByLabel("Image files").setInputFiles(files);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Prompt" }).focus();
  await page.keyboard.type("@");
  const mentions = page.getByRole("listbox", { name: "Images and elements to mention" });
  await expect(mentions.getByRole("option")).toHaveCount(9);
  for (const presses of [0, 7, 1]) {
    for (let press = 0; press < presses; press++) await page.keyboard.press("ArrowDown");
    await expect.poll(() => cutRows(mentions)).toBe(0);
  }
  await page.keyboard.press("Escape");

  await find(page, "library", /^Open the library/);
  await page.keyboard.press("Enter");
  const library = page.getByRole("dialog", { name: "Library" });
  await expect(library.getByRole("option").nth(8)).toBeAttached();
  const list = library.getByRole("listbox");
  for (const key of ["ArrowDown", "PageDown", "ArrowUp"]) {
    await page.keyboard.press(key);
    await expect.poll(() => list.evaluate((box) => Math.round(box.parentElement?.scrollTop ?? 0) % 48), key).toBe(0);
  }
  const chosen = library.getByRole("option", { selected: true });
  const other = library.getByRole("option", { selected: false }).filter({ visible: true }).first();
  await other.hover();
  expect(await background(other)).not.toBe(await background(chosen));
});

test("compose: from the link that skips the header, Tab reaches the prompt first", async ({ account: { page } }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`accessibility: the palette and the shortcuts pass in the ${colorScheme} theme, also on a phone`, async ({
    user: { page },
  }) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await openBy(page, "Control+k", palette(page));
      await expect(palette(page).getByRole("listbox")).toHaveAttribute("aria-busy", "false");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await palette(page).getByRole("button", { name: "Close" }).click();
      await page.locator("body").click({ position: { x: 2, y: 2 } });
      await openBy(page, "?", shortcuts(page));
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(shortcuts(page)).toHaveCount(0);
    }
  });
}
