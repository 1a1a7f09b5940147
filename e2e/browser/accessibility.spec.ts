import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { generate, threeImages } from "@/e2e/fixtures/compose";
import { expect, signUp, test } from "@/e2e/fixtures/test";

/** Expects no violation in either theme, and no horizontal scrolling on a phone. */
async function inspect(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await inspectHere(page, address);
}

async function inspectHere(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect(found, `${name} in ${colorScheme}`).toEqual([]);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(tooWide, `${name} at 390 px`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id }) => id),
    `${name} at 390 px`,
  ).toEqual([]);
  if (size) await page.setViewportSize(size);
}

test("accessibility: pages without an account pass in both themes and on a phone", async ({ page }) => {
  for (const address of ["/", "/sign-in", "/sign-up", "/v/abcdefghijklmnopqrstuvwx", "/no-such-page"]) {
    await inspect(page, address);
  }
});

test("accessibility: pages without videos pass in both themes and on a phone", async ({ account: { page } }) => {
  for (const address of ["/", "/gallery", "/account"]) await inspect(page, address);
});

test("accessibility: pages with videos in several states pass in both themes and on a phone", async ({
  user: { page },
}) => {
  test.slow();
  const failed = await generate(page, { prompt: "A video that fails [sim:fast] [sim:fail-moderation]" });
  await expect(failed).toHaveAccessibleName(/Failed/, { timeout: 60_000 });
  const ready = await generate(page, { prompt: "A video of @image1 [sim:fast]", images: await threeImages() });
  await expect(ready).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const generating = await generate(page, { prompt: "A video that is generating [sim:hang]" });
  await expect(generating).toHaveAccessibleName(/Generating/, { timeout: 60_000 });
  await inspectHere(page, "compose with images and videos");
  const addresses = await Promise.all([failed, ready, generating].map((card) => card.getAttribute("href")));
  for (const address of ["/gallery", ...addresses]) await inspect(page, address ?? "");

  await page.goto(addresses[1] ?? "");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Link to this video").inputValue();
  await inspectHere(page, "a video with a link");
  await inspect(page, link);
});

test("accessibility: a video can be generated and opened by keyboard alone", async ({ page }) => {
  await signUp(page);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await tabTo(page, "Prompt");
  await expect(prompt).toBeFocused();
  await page.keyboard.type("A hand that never leaves the keys [sim:fast]");
  await tabTo(page, "Settings");
  await page.keyboard.press("Enter");
  await tabTo(page, "16:9");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "9:16", exact: true })).toBeChecked();
  await tabTo(page, "Generate");
  await page.keyboard.press("Enter");
  const frame = page.getByRole("link", { name: /A hand that never leaves/ }).first();
  await expect(frame).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await page.goto("/gallery");
  await tabTo(page, "A hand that never leaves");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Video", { exact: true })).toBeVisible();
});

/** Presses Tab until the focused element has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      return label.trim();
    });
    if (focused.startsWith(name)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}
