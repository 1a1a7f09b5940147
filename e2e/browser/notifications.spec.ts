import type { BrowserContext, Page } from "@playwright/test";
import { cardOf, generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

/** A headless browser shows every tab, so this fakes `document.hidden` and records system notifications. */
async function withBackground(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const page = window as unknown as { away: boolean; shown: string[]; requests: number };
    page.away = false;
    page.shown = [];
    page.requests = 0;
    Object.defineProperty(document, "hidden", { get: () => page.away });
    const Real = Notification;
    const request = Real.requestPermission.bind(Real);
    window.Notification = class extends EventTarget {
      static get permission() {
        return Real.permission;
      }
      static requestPermission() {
        page.requests++;
        return request();
      }
      constructor(title: string, options?: NotificationOptions) {
        super();
        page.shown.push(`${title}: ${options?.body}`);
      }
      close() {}
    } as unknown as typeof Notification;
  });
}

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((is) => {
    (window as unknown as { away: boolean }).away = is;
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}
const shown = (page: Page) => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
const icon = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href ?? "");
const toasts = (page: Page) => page.getByRole("region", { name: "Notifications" });

test("notifications: a video finished in the background counts in title and icon, and notifies once", async ({
  account: user,
  context,
}) => {
  await withBackground(context);
  await context.grantPermissions(["notifications"]);
  const { page } = user;
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto("/");
  expect(await page.evaluate(() => (window as unknown as { requests: number }).requests)).toBe(0);
  await page.getByRole("button", { name: "Notify me when a video finishes" }).click();
  await expect(page.getByRole("button", { name: "Notify me when a video finishes" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  const plain = await page.title();
  const plainIcon = await icon(page);
  // Long enough for both tabs to be hidden before it is ready.
  const prompt = "A letter arrives at night [sim:slow=6]";
  const card = await generate(page, { prompt });
  await setHidden(page, true);
  await setHidden(other, true);
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 30_000 });
  for (const tab of [page, other]) {
    await expect(tab).toHaveTitle(`(1) ${plain}`);
    await expect.poll(() => icon(tab)).toContain("data:image/svg+xml");
  }
  await expect
    .poll(async () => [...(await shown(page)), ...(await shown(other))])
    .toEqual([`Your video is ready: ${prompt}`]);

  // Where the card is not on the screen, a toast reports it.
  await cardOf(other, "A letter arrives at night").evaluate((link) => link.closest("article")?.remove());
  await setHidden(other, false);
  await expect(toasts(other).getByText("Ready: A letter arrives at night")).toBeVisible();
  for (const tab of [page, other]) await expect(tab).toHaveTitle(plain);
  await expect.poll(() => icon(page)).toBe(plainIcon);

  await other.reload();
  await page.reload();
  await page.waitForTimeout(1_500);
  for (const tab of [page, other]) {
    await expect(tab).toHaveTitle(plain);
    await expect(toasts(tab).getByText("Ready")).toHaveCount(0);
    expect(await shown(tab)).toEqual([]);
  }
});

test("notifications: the visible page shows a toast, unless it shows the video itself", async ({ user, context }) => {
  const { page } = user;
  const elsewhere = await context.newPage();
  await elsewhere.goto("/account");
  const card = await generate(page, { prompt: "A door opens in the next room" });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 30_000 });
  await page.waitForTimeout(1_500);
  await expect(toasts(page).getByText("Ready")).toHaveCount(0);
  await page.goto("/account");
  await elsewhere.goto("/");
  await generate(elsewhere, { prompt: "A second door opens [sim:fail-provider]" });
  await elsewhere.close();
  await expect(toasts(page).getByText("Failed: A second door opens")).toBeVisible({ timeout: 30_000 });
  await toasts(page).getByRole("button", { name: "Details" }).click();
  await expect(page).toHaveURL(/\/gallery\/[^/]+$/);
});
