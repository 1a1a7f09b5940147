import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { showSettings } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const library = (page: Page) => page.getByRole("dialog", { name: "Library" });
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

async function open(page: Page): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  // A key press before hydration has no effect.
  await expect(async () => {
    if (!(await library(page).isVisible())) await page.keyboard.press("l");
    await expect(library(page).getByRole("combobox")).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

test("library: a template is found, loaded and filled in by keyboard, and undo restores the earlier prompt", async ({
  user: { page },
}) => {
  await showSettings(page);
  await prompt(page).fill("An old idea");
  await open(page);
  await page.keyboard.type("cooked upright");
  await expect(library(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(library(page)).toBeHidden();
  await expect(prompt(page)).toContainText("Vertical food video");
  await expect(page.getByRole("radio", { name: "9:16", exact: true })).toBeChecked();

  await expect.poll(() => selected(page)).toBe("[the finished bowl of noodles]");
  await expect(page.getByText(/placeholders to fill in/)).toBeVisible();
  await page.keyboard.type("a bowl of ramen");
  await page.keyboard.press("Tab");
  await expect.poll(() => selected(page)).toBe("[fold dough over itself on a floured board]");
  await page.keyboard.type("slice pork");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => selected(page)).toBe("[garlic and chili hit hot oil]");
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toContainText("at the end: a bowl of ramen, keep how it is plated");
  await expect(prompt(page)).toContainText("hands slice pork, flour");
  // Once the placeholders are done, Tab leaves the field.
  await page.keyboard.press("Tab");
  await expect(prompt(page)).not.toBeFocused();

  await prompt(page).focus();
  // Continuous typing is one undo step, so there are two or three.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+z");
    await expect(prompt(page)).toHaveText("An old idea", { timeout: 300 });
  }).toPass();
  await expect(page.getByRole("radio", { name: "16:9", exact: true })).toBeChecked();
});

test("library: a named draft and the untitled one both keep their text while another one is written", async ({
  user: { page },
}) => {
  await prompt(page).fill("The first video");
  await open(page);
  await library(page).getByRole("textbox", { name: "Name" }).fill("Rain");
  await library(page).getByRole("button", { name: "Save as draft" }).click();
  await expect(library(page).getByText("This draft is now “Rain”.")).toBeVisible();
  await library(page)
    .getByRole("option", { name: /New untitled draft/ })
    .click();
  await library(page).getByRole("button", { name: "Open" }).click();
  await expect(prompt(page)).toHaveText("");

  await prompt(page).fill("The second video");
  await open(page);
  await page.keyboard.type("rain");
  await page.keyboard.press("Enter");
  await expect(prompt(page)).toHaveText("The first video");
  await prompt(page).press("End");
  await page.keyboard.type(", in the rain");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain("in the rain");
  await page.reload();
  await expect(prompt(page)).toHaveText("The first video, in the rain");
  await expect(page.getByText("Draft: Rain")).toBeVisible();

  await open(page);
  await library(page)
    .getByRole("option", { name: /Untitled/ })
    .click();
  await library(page).getByRole("button", { name: "Open" }).click();
  await expect(prompt(page)).toHaveText("The second video");

  await open(page);
  await library(page).getByRole("option", { name: /Rain/ }).click();
  await library(page).getByRole("button", { name: "Delete" }).click();
  await expect(library(page).getByRole("option", { name: /Rain/ })).toHaveCount(0);
  await library(page).getByRole("button", { name: "Undo" }).click();
  await expect(library(page).getByRole("option", { name: /Rain The first video, in the rain/ })).toBeVisible();
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`accessibility: the library passes in the ${colorScheme} theme`, async ({ user: { page } }) => {
    await page.emulateMedia({ colorScheme });
    await prompt(page).fill("A [red] kite over the sea");
    await open(page);
    await library(page).getByRole("textbox", { name: "Name" }).fill("Kite");
    await library(page).getByRole("button", { name: "Save as prompt" }).click();
    await expect(library(page).getByRole("option", { name: /Kite/ })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await library(page).getByRole("radio", { name: "Templates" }).check({ force: true });
    await expect(library(page).getByRole("list", { name: "Shots" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
