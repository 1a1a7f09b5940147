import type { Locator, Page } from "@playwright/test";
import { cardOf, generate, showSettings, write } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

const messages = (page: Page) => page.getByRole("region", { name: "Notifications" });
const toggle = (page: Page) => page.getByRole("button", { name: "Notify me when a video finishes" });

/** Makes two toasts appear, on any page: the toggle reports its new state. */
async function showToasts(page: Page): Promise<void> {
  for (let press = 0; press < 2; press += 1) {
    await toggle(page).click();
    await expect(messages(page).getByText(/You’ll be|You won’t be/)).not.toHaveCount(press);
  }
}

/**
 * Expects that clicks reach the targets while toasts are shown. Toasts disappear by themselves and are then shown
 * again.
 */
async function expectFree(page: Page, targets: Locator[], name: string): Promise<void> {
  expect(targets.length, name).toBeGreaterThan(0);
  await showToasts(page);
  for (const target of targets) {
    await expect
      .poll(
        async () => {
          if ((await messages(page).locator("p").count()) === 0) await showToasts(page);
          await target.scrollIntoViewIfNeeded();
          return target.evaluate((element) => {
            if (!document.querySelector('[aria-label="Notifications"] p')) return "no toast";
            const { left, top, width, height } = element.getBoundingClientRect();
            const reached = [0.1, 0.5, 0.9].every((share) => {
              const hit = document.elementFromPoint(left + width * share, top + height / 2);
              return (
                hit !== null &&
                hit.closest('[aria-label="Notifications"]') === null &&
                (element.contains(hit) || hit.contains(element))
              );
            });
            return reached ? "free" : "covered";
          });
        },
        { message: `${name}: ${target}` },
      )
      .toBe("free");
  }
}

/** Expects that toasts are beside the whole of a bar: its text and its gaps are not free either. */
async function expectApart(page: Page, bar: Locator, name: string): Promise<void> {
  await expect
    .poll(
      async () => {
        if ((await messages(page).locator("p").count()) === 0) await showToasts(page);
        const [toast, box] = [await messages(page).boundingBox(), await bar.boundingBox()];
        if (!toast || !box || toast.height === 0) return "no toast";
        const below = toast.y >= box.y + box.height || toast.y + toast.height <= box.y;
        return below || toast.x >= box.x + box.width || toast.x + toast.width <= box.x ? "apart" : "over it";
      },
      { message: name },
    )
    .toBe("apart");
}

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

test("toasts: they never cover controls", async ({ user: { page }, context }) => {
  test.setTimeout(240_000);
  await context.grantPermissions(["notifications"]);
  const card = await generate(page, { prompt: "A ferry leaves", images: [], ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const address = (await card.getAttribute("href")) ?? "";
  for (const size of SIZES) {
    const at = ` at ${size.width}`;
    await page.setViewportSize(size);
    await page.goto("/");
    const form = page.getByRole("form");
    await expectFree(
      page,
      [page.getByRole("button", { name: "Generate" }), form.getByRole("textbox", { name: "Prompt" }), toggle(page)],
      `Generate${at}`,
    );
    await page.goto("/gallery");
    const search = page.getByRole("searchbox");
    await expect(search).toBeVisible();
    await expectFree(page, [search, page.getByRole("button", { name: "Select", exact: true })], `the filters${at}`);
    await page.getByRole("link", { name: /^A ferry leaves/ }).focus();
    await page.keyboard.press("x");
    const bar = page.getByRole("region", { name: "Selected videos" });
    await expect(bar.getByRole("button", { name: "Delete", exact: true })).toBeVisible();
    await expectFree(page, await bar.getByRole("button").all(), `the bar${at}`);
    await expectApart(page, bar, `the bar${at}`);
    await page.keyboard.press("Escape");

    await page.goto(address);
    const player = page.getByRole("group", { name: "Player controls" });
    await expect(player.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await expectFree(page, await player.getByRole("button").all(), `the player${at}`);
    await expectFree(page, [player.getByRole("slider").first()], `the player${at}`);
    await expectApart(page, player, `the player${at}`);
    if (size.width < 500)
      await expectFree(
        page,
        await page.getByRole("navigation", { name: "Main" }).last().getByRole("link").all(),
        `the bottom navigation${at}`,
      );
    await page.goto("/account");
    await expectFree(page, [page.getByRole("button", { name: "Save" }).first()], `the account${at}`);
  }
});

test("toasts: they stay under the pointer, close by key, and never take the focus", async ({
  account: { page },
  context,
}) => {
  await context.grantPermissions(["notifications"]);
  await page.goto("/account");
  const name = page.getByLabel("Name", { exact: true });
  await toggle(page).click();
  await expect(toggle(page)).toBeFocused();
  const toast = messages(page).getByText("You’ll be notified when a video finishes while you’re elsewhere.");
  await toast.hover();
  await page.waitForTimeout(7_000);
  await expect(toast).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(toast).toHaveCount(0, { timeout: 8_000 });

  await toggle(page).click();
  await name.focus();
  const close = messages(page).getByRole("button", { name: "Close" });
  await close.focus();
  await page.keyboard.press("Escape");
  await expect(messages(page).locator("p")).toHaveCount(0);
  await expect(name).toBeFocused();
});

test("toasts: on a phone they are under the header, elsewhere at the bottom", async ({
  account: { page },
  context,
}) => {
  await context.grantPermissions(["notifications"]);
  await page.goto("/gallery/trash");
  for (const [size, from, to] of [
    [SIZES[0], 0, 0.5],
    [SIZES[1], 0.5, 1],
  ] as const) {
    await page.setViewportSize(size);
    await showToasts(page);
    const box = await messages(page).boundingBox();
    expect(box?.y).toBeGreaterThan(size.height * from);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(size.height * to);
    const header = await page.getByRole("banner").boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
  }
});

test("toasts: the same message appears once", async ({ account: { page }, context }) => {
  await context.grantPermissions(["notifications"]);
  await page.goto("/account");
  for (let press = 0; press < 6; press += 1) await toggle(page).click();
  await expect(messages(page).locator("p")).toHaveCount(2);
});

test("toasts: a batch shows one toast, once all of it is ready", async ({ account: { page }, context }) => {
  const elsewhere = await context.newPage();
  await page.goto("/");
  await write(page, { prompt: "Four gulls on a roof [sim:fast]" });
  await showSettings(page);
  await page.getByLabel("Variations").selectOption("4");
  await elsewhere.goto("/account");
  await elsewhere.evaluate(() => {
    const page = window as unknown as { toasts: string[] };
    page.toasts = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          if (!(node instanceof HTMLElement)) continue;
          const toasts = node.matches("[data-toast]") ? [node] : node.querySelectorAll("[data-toast]");
          for (const toast of toasts) page.toasts.push(toast.textContent ?? "");
        }
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(cardOf(page, "Four gulls on a roof")).toBeVisible();
  // The page that shows the videos is closed, so the other page shows the toast.
  await page.waitForTimeout(2_000);
  await page.goto("about:blank");
  await expect(messages(elsewhere).getByText("4 videos ready")).toBeVisible({ timeout: 60_000 });
  await elsewhere.waitForTimeout(3_000);
  expect(await elsewhere.evaluate(() => (window as unknown as { toasts: string[] }).toasts.length)).toBe(1);
  await messages(elsewhere).getByRole("button", { name: "Watch" }).click();
  await expect(elsewhere).toHaveURL(/\/gallery\/[^/?]+\?batch=/);
});
