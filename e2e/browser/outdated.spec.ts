import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { cardOf, generate, status } from "@/e2e/fixtures/compose";
import { type Gateway, openGateway } from "@/e2e/fixtures/gateway";
import { test as base, expect, type User } from "@/e2e/fixtures/test";
import { inRoot } from "@/lib/cli/root.mjs";

/** A signed-in user whose page is loaded through a gateway. */
const test = base.extend<{ gateway: Gateway; through: Page }>({
  gateway: async ({ app }, use) => {
    const gateway = await openGateway(app.url);
    await use(gateway);
    await gateway.close();
  },
  through: async ({ gateway, account }: { gateway: Gateway; account: User }, use) => {
    await account.page.goto(gateway.url);
    await use(account.page);
  },
});

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const missing = (page: Page) => page.getByText("This part couldn’t be loaded. What you wrote is kept.");
const errorPage = (page: Page) => page.getByRole("heading", { name: "Something went wrong" });
const draftSaved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/api/drafts") && answer.ok());

/** Writes a prompt and waits until the composer is hydrated and has saved it. */
async function writeDraft(page: Page, words: string): Promise<void> {
  const saved = draftSaved(page);
  await prompt(page).fill(words);
  // Shortcuts are letters while the prompt has the focus.
  await prompt(page).blur();
  await saved;
}

/** Makes every server action of this page unknown to the server. Returns how many were called. */
function forgetActions(gateway: Gateway): () => number {
  let calls = 0;
  gateway.onRequest = (headers) => {
    const id = headers["next-action"];
    if (typeof id !== "string") return;
    calls += 1;
    headers["next-action"] = id.replace(/[0-9a-f]/g, (digit) => (digit === "0" ? "1" : "0"));
  };
  return () => calls;
}

test("lazy parts: offline, each shows an error in its place, and loads once the page is online", async ({
  account: { page },
  context,
}) => {
  await page.goto("/");
  await writeDraft(page, "A lighthouse keeper winds the clock");
  await page.waitForLoadState("load");
  await context.setOffline(true);
  for (const key of ["l", "w", "?", "e", "Control+k"]) {
    await page.locator("body").press(key);
    const error = page.getByRole("dialog").filter({ has: missing(page) });
    await expect(error).toBeVisible();
    await expect(prompt(page)).toHaveText("A lighthouse keeper winds the clock");
    await expect(errorPage(page)).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(error).toHaveCount(0);
  }
  // The timeline is part of the page, and so is its error.
  await page.locator("body").press("s");
  await expect(missing(page)).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(missing(page)).toBeVisible();
  await page.locator("body").press("l");
  const dialog = page.getByRole("dialog").filter({ has: missing(page) });
  await expect(dialog).toBeVisible();

  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Library" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Shots" })).toBeVisible();
  await page.locator("body").press("w");
  await expect(page.getByRole("dialog", { name: "What will be sent" })).toContainText("winds the clock");
  await page.keyboard.press("Escape");
  await page.locator("body").press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and actions" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toHaveText("A lighthouse keeper winds the clock");
});

test("lazy parts: one that the server no longer has shows an error, and a reload keeps the draft", async ({
  through: page,
  gateway,
}) => {
  await writeDraft(page, "A diver counts the stairs");
  await page.waitForLoadState("load");
  gateway.gone = (path) => path.includes("/_next/static/chunks/");
  await page.locator("body").press("l");
  await expect(missing(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload" })).toHaveCount(0);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  gateway.gone = null;
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(missing(page)).toHaveCount(0);
  await expect(prompt(page)).toHaveText("A diver counts the stairs");
  await page.locator("body").press("l");
  await expect(page.getByRole("dialog", { name: "Library" })).toBeVisible();
});

test("updates: Generate on an outdated page says so, keeps the draft and sends nothing", async ({
  through: page,
  gateway,
}) => {
  await writeDraft(page, "A kite over the quarry");
  const calls = forgetActions(gateway);
  await page.getByRole("button", { name: "Generate" }).click();
  const dialog = page.getByRole("dialog", { name: /^Ninefold was updated/ });
  await expect(dialog).toBeVisible();
  expect(calls()).toBe(1);
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(status(page)).toContainText("Ninefold was updated");
  // Text typed since the last save is kept as well.
  await prompt(page).pressSequentially(" at noon");
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Reload" }).click();
  await expect(status(page)).not.toContainText("Ninefold was updated");
  await expect(prompt(page)).toContainText("at noon");
  await expect(cardOf(page, "A kite over the quarry")).toHaveCount(0);
  gateway.onRequest = () => undefined;
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(cardOf(page, "A kite over the quarry")).toBeVisible();
});

test("updates: other actions on an outdated page say so and keep the page", async ({ through: page, gateway }) => {
  const card = await generate(page, { prompt: "A tram in the rain", images: [], ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await card.click();
  await expect(page).toHaveURL(/\/gallery\/[\w-]+$/);
  forgetActions(gateway);
  const dialog = page.getByRole("dialog", { name: /^Ninefold was updated/ });
  for (const name of ["Favorite", "Save", "Create link"]) {
    if (name === "Create link") await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name, exact: true }).last().click();
    await expect(dialog, name).toBeVisible();
    await dialog.getByRole("button", { name: "Later" }).click();
    await expect(errorPage(page)).toHaveCount(0);
    await expect(page.getByLabel("Video", { exact: true })).toBeVisible();
  }
  await page.getByRole("dialog", { name: "Share this video" }).getByRole("button", { name: "Close" }).first().click();
  // A form in the page's header, and one on the account page.
  await page.getByRole("button", { name: "Account menu" }).first().click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(page.getByLabel("Video", { exact: true })).toBeVisible();

  await page.goto(`${gateway.url}/account`);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ninefold was updated" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
});

test("offline: an action shows its error where it was triggered", async ({ account: { page }, context }) => {
  await page.goto("/account");
  await page.waitForLoadState("load");
  await context.setOffline(true);
  const error = page.getByRole("alert").filter({ hasText: "This server didn’t answer" });
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(error).toBeVisible();
  await page.getByRole("button", { name: "Dark" }).last().click();
  await expect(error).toHaveCount(2);
  await expect(errorPage(page)).toHaveCount(0);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Dark" }).last().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("updates: a page that nobody looks at reloads by itself and keeps its draft, unless something would be lost", async ({
  through: page,
  gateway,
}) => {
  const build = await readFile(inRoot(".next/BUILD_ID"), "utf8");
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  const leave = (hidden: boolean) =>
    page.evaluate((away) => Object.defineProperty(document, "hidden", { configurable: true, get: () => away }), hidden);
  const say = (there: boolean) =>
    page.evaluate((on) => {
      document.querySelector("[data-unsaved]")?.remove();
      if (on) document.body.append(Object.assign(document.createElement("p"), { id: "held" }));
      document.querySelector("#held")?.setAttribute("data-unsaved", "");
    }, there);
  await writeDraft(page, "A ferry leaves at dusk");
  gateway.onEvents = (text) => text.replaceAll(`data: ${build}\n`, "data: 0123456789abcdef\n");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("Ninefold was updated. Your draft is kept.").first()).toBeVisible();
  await say(true);
  await leave(true);
  await page.waitForTimeout(24_000);
  expect(loads).toBe(0);
  await say(false);
  await expect.poll(() => loads, { timeout: 40_000 }).toBe(1);
  await expect(prompt(page)).toHaveText("A ferry leaves at dusk");
});

test("updates: an open page shows a notice, keeps working, and reloads only on request", async ({
  through: page,
  gateway,
}) => {
  const build = await readFile(inRoot(".next/BUILD_ID"), "utf8");
  expect(await (await page.request.get(gateway.url)).text()).toContain(`data-dpl-id="${build}"`);
  expect(build).toMatch(/^[0-9a-f]{16}$/);
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  const notice = page
    .getByRole("region", { name: "Notifications" })
    .getByText("Ninefold was updated. Your draft is kept.");
  await writeDraft(page, "A door in the dunes");
  await expect(notice).toHaveCount(0);

  gateway.onEvents = (text) => text.replaceAll(`data: ${build}\n`, "data: 0123456789abcdef\n");
  // The stream breaks, as at every restart, and reconnects to a server with another build.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(notice).toBeVisible();
  await prompt(page).pressSequentially(" opens");
  await page.waitForTimeout(6_000);
  await expect(notice).toBeVisible();
  expect(loads).toBe(0);
  // One of several servers may still run the old build.
  gateway.onEvents = null;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(notice).toHaveCount(0);

  gateway.onEvents = (text) => text.replaceAll(`data: ${build}\n`, "data: 0123456789abcdef\n");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => loads).toBe(1);
  await expect(prompt(page)).toContainText("opens");
});
