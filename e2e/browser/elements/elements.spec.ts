import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { threeImages } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en.json" with { type: "json" };
import zh from "@/lib/i18n/messages/zh.json" with { type: "json" };

/** Expects no violation in either theme at 1440 and 390 px, and no horizontal scrolling. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join()}`);
      expect(found, `${name}, ${colorScheme}, ${width} px`).toEqual([]);
      await page.screenshot({ path: `test-results/elements/${name}-${width}-${colorScheme}.png` });
    }
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(tooWide, `${name} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const [locale, words] of [
  ["en", en],
  ["zh", zh],
] as const) {
  const { elements: t, errors } = words;
  const fill = (text: string, name: string) => text.replaceAll("{name}", name);

  test(`elements (${locale}): the example is tried, renamed, deleted and brought back by keyboard`, async ({
    user: { page },
    app,
  }) => {
    test.slow();
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: app.url }]);
    await page.goto("/elements");
    await inspect(page, `empty-${locale}`);
    await page.getByRole("button", { name: t.example.try }).focus();
    await page.keyboard.press("Enter");
    const name = page.getByLabel(t.editor.name, { exact: true });
    await expect(name).toHaveValue(t.example.name);
    await inspect(page, `editor-${locale}`);

    await name.fill("image1");
    await page.keyboard.press("Enter");
    await expect(page.getByText(errors.field.element_name_reserved)).toBeVisible();
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await name.fill("Lea");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/elements$/);
    const card = page.getByRole("list", { name: t.list }).getByRole("link", { name: /Lea/ });
    await expect(card).toBeVisible();
    await inspect(page, `list-${locale}`);

    const search = page.getByRole("searchbox", { name: t.search });
    await search.fill("nobody");
    await expect(card).toBeHidden();
    await search.fill("LÉA");
    await page.keyboard.press("ArrowDown");
    await expect(card).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(page.getByText(fill(t.moved, "Lea"))).toBeVisible();
    await expect(card).toBeHidden();
    await page.getByRole("button", { name: t.undo }).press("Enter");
    await expect(card).toBeVisible();

    await card.press("Enter");
    await page.getByRole("button", { name: t.editor.delete }).press("Enter");
    await expect(page).toHaveURL(/\/elements$/);
    await page.getByRole("link", { name: t.trashPage.title }).press("Enter");
    await inspect(page, `trash-${locale}`);
    await page.getByRole("button", { name: fill(t.trashPage.restoreName, "Lea") }).press("Enter");
    await expect(page.getByText(t.trashPage.empty)).toBeVisible();
  });
}

const { elements: t, errors } = en;
const imageRows = (page: Page) => page.getByRole("list", { name: t.editor.images }).getByRole("listitem");

async function makeElement(page: Page, name: string): Promise<void> {
  await page.goto("/elements/new");
  await page.getByLabel(t.editor.name, { exact: true }).fill(name);
  await page
    .getByLabel(t.editor.upload)
    .first()
    .setInputFiles(await threeImages());
  await expect(page.getByRole("img", { name: /^Image \d: / })).toHaveCount(3);
  await page.getByRole("button", { name: t.editor.save }).click();
  await expect(page).toHaveURL(/\/elements$/);
}

test("elements: made of uploads and earlier images, arranged by keyboard, with a hint about many views", async ({
  user: { page },
}) => {
  await makeElement(page, "Mira");
  await page.getByRole("link", { name: /Mira/ }).click();
  await expect(imageRows(page)).toHaveCount(3);
  await page.getByLabel("Image 3 shows").selectOption("angle");
  await expect(page.getByText("3 views of the same character", { exact: false })).toBeVisible();
  await page.getByLabel("Wake words of image 3").fill("close-up");
  await expect(page.getByText(t.editor.people)).toBeVisible();
  await page.getByRole("button", { name: "Move image 3 earlier" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move image 2 earlier" })).toBeFocused();
  await expect(page.getByLabel("Wake words of image 2")).toHaveValue("close-up");
  await page.getByRole("button", { name: "Remove image 1" }).press("Enter");
  await expect(imageRows(page)).toHaveCount(2);

  await page.getByRole("button", { name: t.editor.choose }).press("Enter");
  const dialog = page.getByRole("dialog", { name: t.editor.choose });
  await expect(dialog.getByRole("checkbox")).toHaveCount(3);
  await inspect(page, "earlier");
  await dialog.getByRole("checkbox", { checked: false }).press("Space");
  await dialog.getByRole("button", { name: "Add 1" }).press("Enter");
  await expect(imageRows(page)).toHaveCount(3);
  await page.getByLabel(t.editor.name, { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/elements$/);
});

test("elements: of two tabs that rename, the second one is told and keeps what was written", async ({
  user: { page },
}) => {
  await makeElement(page, "Mira");
  await page.getByRole("link", { name: /Mira/ }).click();
  const name = (tab: Page) => tab.getByLabel(t.editor.name, { exact: true });
  await expect(name(page)).toHaveValue("Mira");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await name(other).fill("Lea");
  await name(other).press("Enter");
  await expect(other).toHaveURL(/\/elements$/);

  await name(page).fill("Ada");
  await name(page).press("Enter");
  await expect(page.getByText(t.editor.changed.replace("{name}", "Lea"))).toBeVisible();
  await expect(name(page)).toHaveValue("Ada");
  await inspect(page, "conflict");
  await page.getByRole("button", { name: t.editor.mine }).click();
  await expect(page.getByRole("link", { name: /Ada/ })).toBeVisible();
});

test("elements: a name in use is refused in its place, and a deleted image leaves a gap that says so", async ({
  user: { page },
}) => {
  await makeElement(page, "Mira");
  await page.goto("/elements/new");
  const name = page.getByLabel(t.editor.name, { exact: true });
  await name.fill("MIRA");
  await name.press("Enter");
  await expect(page.getByText(errors.field.element_no_image)).toBeVisible();
  await page
    .getByLabel(t.editor.upload)
    .first()
    .setInputFiles((await threeImages()).slice(1, 2));
  await expect(page.getByRole("img", { name: /^Image 1: / })).toBeVisible();
  await name.press("Enter");
  await expect(page.getByText(errors.field.element_name_taken)).toBeVisible();
  await expect(name).toHaveValue("MIRA");

  await page.goto("/account/images");
  const erase = page.getByRole("button", { name: /harbor/ });
  await erase.click();
  await expect(erase).toBeHidden();
  await page.goto("/elements");
  await expect(page.getByText("1 image was deleted")).toBeVisible();
  await page.getByRole("link", { name: /Mira/ }).click();
  await expect(page.getByText(t.editor.missing.replace("{shows}", t.shows.face))).toBeVisible();
  await inspect(page, "gap");
  await page.getByRole("button", { name: "Remove gap 3" }).click();
  await page.getByRole("button", { name: t.editor.save }).click();
  await expect(page).toHaveURL(/\/elements$/);
  await expect(page.getByText("1 image was deleted")).toBeHidden();
});
