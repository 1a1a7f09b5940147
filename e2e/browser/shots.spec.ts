import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { showSettings } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { expect, test } from "@/e2e/fixtures/test";

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const timeline = (page: Page) => page.getByRole("region", { name: "Shots" });

/** The text of the prompt, with each mention as the number it is sent with. */
const written = (page: Page) =>
  prompt(page).evaluate((root) =>
    [...root.childNodes]
      .map((node) => (node instanceof HTMLElement && node.dataset.key ? `@${node.textContent}` : node.textContent))
      .join(""),
  );

test("shots: adding, moving and deleting shots works by keyboard alone", async ({ user: { page } }) => {
  await page.getByLabel("Image files").setInputFiles([
    { name: "keeper.jpg", mimeType: "image/jpeg", buffer: await jpeg(640, 480, "#a86432") },
    { name: "sea.jpg", mimeType: "image/jpeg", buffer: await jpeg(640, 480, "#3264a8") },
  ]);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await prompt(page).focus();
  await page.keyboard.type("Storm.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("0-5s: ");

  // From the prompt: open the palette, then the shots by their name.
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search videos, pages and actions" })).toBeFocused();
  await page.keyboard.type("shots");
  const found = page.getByRole("dialog", { name: "Search and actions" }).getByRole("option", { selected: true });
  await expect(found).toHaveAccessibleName(/^Show or hide the shots/);
  await page.keyboard.press("Enter");
  await expect(timeline(page).getByRole("button", { name: /^Shot 1, 0 to 5 s/ })).toBeFocused();
  await timeline(page).getByRole("textbox", { name: "Shot 1, 0 to 5 s" }).focus();
  await page.keyboard.type("@");
  await page.keyboard.press("Enter");
  await page.keyboard.type("climbs.");
  expect(await written(page)).toBe("Storm.\n0-5s: @image1 climbs.");

  await timeline(page).getByRole("button", { name: "Close-up", exact: true }).focus();
  await page.keyboard.press("Space");
  await timeline(page).getByRole("button", { name: "Orbit" }).focus();
  await page.keyboard.press("Space");
  await timeline(page).getByRole("button", { name: "Add a shot" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Waves on @image2");
  expect(await written(page)).toBe("Storm.\n0-2.5s: Close-up. @image1 climbs. Orbit.\n2.5-5s: Waves on @image2");

  await timeline(page).getByRole("slider", { name: "End of shot 1" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await written(page)).toContain("\n0-3.5s: Close-up.");
  await timeline(page)
    .getByRole("button", { name: /^Shot 1, 0 to 3.5 s/ })
    .focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(timeline(page).getByRole("button", { name: /^Shot 2, 1.5 to 5 s: Close-up/ })).toBeFocused();
  expect(await written(page)).toBe("Storm.\n0-1.5s: Waves on @image2\n1.5-5s: Close-up. @image1 climbs. Orbit.");

  // The other direction: edits of the prompt appear on the timeline.
  await page.keyboard.press("Delete");
  expect(await written(page)).toBe("Storm.\n0-5s: Waves on @image2");
  await page.keyboard.press("Control+z");
  await expect(timeline(page).getByRole("slider")).toHaveCount(2);
  await showSettings(page);
  await page.getByRole("radio", { name: "10 s", exact: true }).focus();
  await page.keyboard.press("Space");
  await timeline(page).getByRole("button", { name: "Fill the 10 s" }).focus();
  await page.keyboard.press("Enter");
  expect(await written(page)).toBe("Storm.\n0-3s: Waves on @image2\n3-10s: Close-up. @image1 climbs. Orbit.");
  await page.keyboard.press("Escape");
  await expect(timeline(page)).toHaveCount(0);
});

test("shots: without seconds they are added, moved and numbered in their order", async ({ user: { page } }) => {
  await prompt(page).fill("Storm.");
  await page.getByRole("button", { name: "Shots" }).click();
  const add = timeline(page).getByRole("button", { name: "Add a shot" });
  await add.click();
  await expect(timeline(page).getByRole("textbox", { name: "Shot 1", exact: true })).toBeFocused();
  await page.keyboard.type("rain");
  await add.click();
  await page.keyboard.type("the sea");
  expect(await written(page)).toBe("Storm.\nShot 1: rain\nShot 2: the sea");
  await expect(timeline(page).getByRole("slider")).toHaveCount(0);
  await timeline(page).getByRole("button", { name: "Shot 2: the sea" }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  expect(await written(page)).toBe("Storm.\nShot 1: the sea\nShot 2: rain");
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`accessibility: the timeline and the palette pass in the ${colorScheme} theme`, async ({ user: { page } }) => {
    await page.emulateMedia({ colorScheme });
    await prompt(page).fill("Rain. 0-3s: a door opens\n3-9s: the sea");
    await page.getByRole("button", { name: "Shots" }).click();
    await expect(timeline(page).getByRole("slider")).toHaveCount(2);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Search and actions" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
