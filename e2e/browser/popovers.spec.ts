import type { Locator, Page } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { expect, test } from "@/e2e/fixtures/test";

const WIDTHS = [390, 800, 1280, 1920, 2560];

/** Expects the open popover directly above or below its button, aligned with an edge, and inside the window. */
async function expectAtButton(page: Page, button: Locator, name: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const at = await button.boundingBox();
        const panel = await page.evaluate(() => {
          const open = document.querySelector(":popover-open");
          const box = open?.getBoundingClientRect();
          const { clientWidth } = document.documentElement;
          return box && { ...box.toJSON(), clientWidth, innerHeight };
        });
        if (!at || !panel) return "missing";
        const problems: string[] = [];
        const above = Math.abs(at.y - panel.bottom);
        const below = Math.abs(panel.top - (at.y + at.height));
        if (Math.min(above, below) > 8) problems.push(`${Math.min(above, below)} px away`);
        const edges = [
          panel.left - at.x,
          panel.right - at.x - at.width,
          panel.left - 8,
          panel.right - panel.clientWidth + 8,
        ];
        if (!edges.some((edge) => Math.abs(edge) <= 1.5)) problems.push(`edges ${edges.join(", ")}`);
        if (panel.left > at.x + at.width || panel.right < at.x) problems.push("beside it");
        if (panel.left < 0 || panel.top < 0 || panel.right > panel.clientWidth || panel.bottom > panel.innerHeight)
          problems.push("outside of the window");
        return problems.join("; ");
      },
      { message: name },
    )
    .toBe("");
}

const visible = (buttons: Locator) => buttons.filter({ visible: true }).first();

test("popovers: every one opens at its button, at every width", async ({ user: { page }, browser, app }) => {
  test.setTimeout(240_000);
  await page
    .getByLabel("Image files")
    .setInputFiles([{ name: "harbor.jpg", mimeType: "image/jpeg", buffer: await jpeg(800, 600, "#a86432") }]);
  const card = await generate(page, { prompt: "A mast in the fog", images: [], ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 800 ? 844 : 900 });
    await page.goto("/");
    const account = visible(page.locator('button[popovertarget="account-menu"]'));
    await account.click();
    await expectAtButton(page, account, `account at ${width}`);
    // The window is resized while it is open.
    await page.setViewportSize({ width: width + 60, height: 800 });
    await expectAtButton(page, account, `account at ${width}, made wider`);
    await page.setViewportSize({ width, height: width < 800 ? 844 : 900 });
    await page.keyboard.press("Escape");

    // On a small screen, the composer is one line until it is used.
    await page.getByRole("textbox", { name: "Prompt" }).focus();
    const caption = visible(page.getByRole("button", { name: /^Name and role of image 1/ }));
    await caption.click();
    await expect(page.locator(":popover-open").getByRole("textbox").first()).toBeVisible();
    // At the whole tile: it does not cover the image that it is about.
    await expectAtButton(page, page.getByRole("listitem").filter({ has: caption }), `image at ${width}`);
    await page.keyboard.press("Escape");

    await page.goto("/gallery");
    await page.getByRole("link", { name: /^A mast in the fog/ }).hover();
    const corner = page.locator('article button[aria-haspopup="true"]').first();
    await corner.focus();
    await page.keyboard.press("Enter");
    await expectAtButton(page, corner, `frames at ${width}`);
    await page.keyboard.press("Escape");
  }

  const signedOut = await browser.newContext({ baseURL: app.url });
  const visitor = await signedOut.newPage();
  for (const width of WIDTHS) {
    await visitor.setViewportSize({ width, height: 800 });
    for (const path of ["/", "/sign-in"]) {
      await visitor.goto(path);
      const settings = visible(visitor.locator('button[popovertarget="account-menu"]'));
      await settings.click();
      await expectAtButton(visitor, settings, `settings on ${path} at ${width}`);
      await visitor.keyboard.press("Escape");
    }
  }
  await signedOut.close();
});
