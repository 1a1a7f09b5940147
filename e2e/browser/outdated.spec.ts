import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { cardOf, generate } from "@/e2e/fixtures/compose";
import { type Gateway, openGateway } from "@/e2e/fixtures/gateway";
import { test as base, expect, type User } from "@/e2e/fixtures/test";
import { inRoot } from "@/lib/cli/root.mjs";

/** Somebody signed in whose page comes through a gateway. */
const test = base.extend<{ gateway: Gateway; through: Page }>({
  gateway: async ({ app }, use) => {
    const gateway = await openGateway(app.url);
    await use(gateway);
    await gateway.close();
  },
  through: async ({ gateway, user }: { gateway: Gateway; user: User }, use) => {
    await user.page.goto(gateway.url);
    await use(user.page);
  },
});

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const missing = (page: Page) => page.getByText("This part couldn’t be loaded. What you wrote is kept.");
const tornPage = (page: Page) => page.getByRole("heading", { name: "Something went wrong" });
const kept = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith("/api/drafts") && answer.ok());

/** Writes words and waits until the composer is awake and has kept them. */
async function writeDraft(page: Page, words: string): Promise<void> {
  const keeping = kept(page);
  await prompt(page).fill(words);
  // Its keys are letters while the prompt has the focus.
  await prompt(page).blur();
  await keeping;
}

/** From now on every action that this page knows is one that the server does not. */
function forgetActions(gateway: Gateway): () => number {
  let asked = 0;
  gateway.onRequest = (headers) => {
    const id = headers["next-action"];
    if (typeof id !== "string") return;
    asked += 1;
    headers["next-action"] = id.replace(/[0-9a-f]/g, (digit) => (digit === "0" ? "1" : "0"));
  };
  return () => asked;
}

test("without a network each optional part says so in its place, and comes once there is one", async ({
  user: { page },
  context,
}) => {
  await page.goto("/");
  await writeDraft(page, "A lighthouse keeper winds the clock");
  await page.waitForLoadState("load");
  await context.setOffline(true);
  for (const key of ["l", "w", "?", "e", "Control+k"]) {
    await page.locator("body").press(key);
    const said = page.getByRole("dialog").filter({ has: missing(page) });
    await expect(said).toBeVisible();
    await expect(prompt(page)).toHaveText("A lighthouse keeper winds the clock");
    await expect(tornPage(page)).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(said).toHaveCount(0);
  }
  // The timeline stands in the page, and so does what is said of it.
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
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toHaveText("A lighthouse keeper winds the clock");
});

test("a part that the server has no more is said to be missing, and the page can be loaded anew with its words", async ({
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

test("a press on Generate that an updated server does not know says so, keeps the draft and sends nothing", async ({
  through: page,
  gateway,
}) => {
  await writeDraft(page, "A kite over the quarry");
  const asked = forgetActions(gateway);
  await page.getByRole("button", { name: "Generate" }).click();
  const dialog = page.getByRole("dialog").filter({ hasText: "Ninefold was updated" });
  await expect(dialog).toBeVisible();
  expect(asked()).toBe(1);
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ninefold was updated" })).toBeVisible();
  // What was typed since the last write is kept as well.
  await prompt(page).pressSequentially(" at noon");
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ninefold was updated" })).toHaveCount(0);
  await expect(prompt(page)).toContainText("at noon");
  await expect(cardOf(page, "A kite over the quarry")).toHaveCount(0);
  gateway.onRequest = () => undefined;
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(cardOf(page, "A kite over the quarry")).toBeVisible();
});

test("every other press that an updated server does not know leaves its page standing", async ({
  through: page,
  gateway,
}) => {
  const card = await generate(page, { prompt: "A tram in the rain", images: [], ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await card.click();
  await expect(page).toHaveURL(/\/gallery\/[\w-]+$/);
  forgetActions(gateway);
  const dialog = page.getByRole("dialog").filter({ hasText: "Ninefold was updated" });
  for (const press of ["Favorite", "Save", "Create link"]) {
    await page.getByRole("button", { name: press, exact: true }).last().click();
    await expect(dialog, press).toBeVisible();
    await dialog.getByRole("button", { name: "Later" }).click();
    await expect(tornPage(page)).toHaveCount(0);
    await expect(page.getByLabel("Video", { exact: true })).toBeVisible();
  }
  // A plain form of the page's head, and one of the account.
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

test("a press without a network says so where it was made", async ({ user: { page }, context }) => {
  await page.goto("/account");
  await page.waitForLoadState("load");
  await context.setOffline(true);
  const said = page.getByRole("alert").filter({ hasText: "This server didn’t answer" });
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(said).toBeVisible();
  await page.getByRole("button", { name: "Dark" }).last().click();
  await expect(said).toHaveCount(2);
  await expect(tornPage(page)).toHaveCount(0);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Dark" }).last().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a page that was opened before an update hears of it, goes on, and is loaded anew only at a press", async ({
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
  // The stream breaks, as at every restart, and the page hears another server.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(notice).toBeVisible();
  await prompt(page).pressSequentially(" opens");
  await page.waitForTimeout(6_000);
  await expect(notice).toBeVisible();
  expect(loads).toBe(0);
  // Of several servers one may still be the old one.
  gateway.onEvents = null;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(notice).toHaveCount(0);

  gateway.onEvents = (text) => text.replaceAll(`data: ${build}\n`, "data: 0123456789abcdef\n");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => loads).toBe(1);
  await expect(prompt(page)).toContainText("opens");
});
