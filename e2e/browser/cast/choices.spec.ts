import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { status } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import zh from "@/lib/i18n/messages/zh.json" with { type: "json" };

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const shots = (page: Page) => page.getByRole("region", { name: "Shots" });

/** Tab until this has the focus; fails when it is not within reach. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let at = 0; at < 30; at++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return (
        element?.getAttribute("aria-label") ?? element?.closest("label")?.textContent ?? element?.textContent ?? ""
      );
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${name} can't be reached with Tab`);
}

test("choices: all combinations are shown, generated and told apart, by keyboard alone", async ({ user: { page } }) => {
  await prompt(page).focus();
  await page.keyboard.type("A {dawn|dusk} street, she says {good evening} [sim:fast]");
  const panel = page.getByRole("region", { name: "2 combinations" });
  await expect(panel.getByRole("listitem")).toHaveCount(2);
  await expect(panel.getByRole("listitem").filter({ hasText: "Will be generated:" })).toHaveCount(1);
  await expect(panel.getByRole("listitem").first()).toContainText("A dawn street, she says {good evening}");
  await expect(page.getByRole("button", { name: /^Generate/ })).not.toContainText("2");

  await tabTo(page, /^One of them/);
  await page.keyboard.press("ArrowRight");
  await expect(panel.getByRole("radio", { name: "All 2" })).toBeChecked();
  await expect(panel.getByRole("listitem").filter({ hasText: "Will be generated:" })).toHaveCount(2);
  await expect(page.getByRole("button", { name: /^Generate/ })).toContainText("2");

  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText("2 videos sent");
  // The next submit makes one again.
  await expect(panel.getByRole("radio", { name: "One of them" })).toBeChecked();

  await page.goto("/gallery");
  await page.getByRole("button", { name: /^(?:dawn: A dawn|dusk: A dusk|A d\w+) street.*2 variations/ }).press("Enter");
  await expect(page.getByRole("link", { name: /^dawn: A dawn street/ })).toBeVisible();
  const dusk = page.getByRole("link", { name: /^dusk: A dusk street/ });
  await page.goto((await dusk.getAttribute("href")) ?? "");
  const facts = page.getByRole("region", { name: "Details" });
  await expect(facts).toContainText("dusk");
  const batch = page.getByRole("list").filter({ has: page.getByRole("link", { name: /^dawn, / }) });
  await expect(batch.getByRole("link", { name: /^dusk, / })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Use again with all choices" }).click();
  await expect(prompt(page)).toHaveText("A {dawn|dusk} street, she says {good evening} [sim:fast]");
});

test("choices: more than a hundred are not sent, open braces are told, and the text stays", async ({
  user: { page },
}) => {
  const many = "{a|b}".repeat(7);
  await prompt(page).focus();
  await page.keyboard.type(many);
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText("more than 100 combinations");
  await expect(prompt(page)).toHaveText(many);

  await prompt(page).fill("a {dawn street");
  await expect(status(page)).toContainText("A brace has no partner");
  await expect(page.getByRole("heading", { name: /combinations/ })).toHaveCount(0);
});

test("speech: a line and a sound are written into the shot as they are typed, and read from it", async ({
  user: { page },
}) => {
  await prompt(page).focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and actions" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("shots");
  await page.keyboard.press("Enter");
  await expect(shots(page).getByRole("button", { name: "Add a shot" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Rain on the pier");
  await shots(page).getByRole("button", { name: "Add a line" }).focus();
  await page.keyboard.press("Enter");
  await expect(prompt(page)).toContainText('Rain on the pier. A voice off screen says: ""');
  await shots(page).getByRole("textbox", { name: "Words of line 1" }).focus();
  await page.keyboard.type('Come "in" now');
  await shots(page).getByLabel("Tone").selectOption("softly");
  await shots(page).getByLabel("Language").selectOption("ja");
  await expect(prompt(page)).toContainText(
    `Rain on the pier. A voice off screen says softly in Japanese: "Come 'in' now"`,
  );
  await shots(page).getByRole("button", { name: "Add a sound" }).focus();
  await page.keyboard.press("Enter");
  await shots(page).getByRole("textbox", { name: "Sound" }).focus();
  await page.keyboard.type("distant dogs barking");
  await expect(prompt(page)).toContainText('now" Sound: distant dogs barking.');

  await shots(page).getByLabel("Speaker").selectOption({ label: "Someone else" });
  await shots(page).getByRole("textbox", { name: "Who speaks" }).fill("The old man");
  await expect(prompt(page)).toContainText("The old man says softly in Japanese");
  await shots(page).getByRole("button", { name: "Remove Line 1" }).click();
  await expect(prompt(page)).toHaveText(/: Rain on the pier\. Sound: distant dogs barking\.$/);
  await expect(shots(page).getByRole("group", { name: "Line 1" })).toHaveCount(0);
});

for (const scheme of ["light", "dark"] as const) {
  test(`choices and speech: nothing to object to in Chinese at 390 pixels, ${scheme}`, async ({ user, app }) => {
    const { page } = user;
    await page.emulateMedia({ colorScheme: scheme });
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    const box = page.getByRole("textbox", { name: zh.compose.prompt.label });
    await box.click();
    await page.keyboard.type("0-5s: {清晨|黄昏}的街道，米拉轻声说：“早上好”");
    const panel = page.getByRole("region", { name: "2 种组合" });
    await expect(panel.getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: zh.compose.tools.shots }).click();
    await expect(page.getByRole("textbox", { name: "台词 1 的内容" })).toHaveValue("早上好");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.screenshot({ path: test.info().outputPath("choices.png") });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await panel.locator("label", { hasText: "全部 2 种" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^生成/ })).toContainText("2");
  });
}
