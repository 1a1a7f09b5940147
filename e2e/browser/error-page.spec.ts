import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "@playwright/test";
import { startApp } from "@/e2e/fixtures/app-server";
import { signUp } from "@/e2e/fixtures/test";
import { lastWords } from "@/lib/i18n/last-words";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import zh from "@/lib/i18n/messages/zh.json" with { type: "json" };

/** Changes the embedded database while the server is down, like a failed restore. */
async function change(dataDir: string, statement: string): Promise<void> {
  const database = new PGlite(path.join(dataDir, "pglite"));
  await database.exec(statement);
  await database.close();
}

test("error page: it appears in the user's language, and Try again opens the page once it is fixed", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const app = await startApp();
  try {
    const page = await (await browser.newContext({ baseURL: app.url })).newPage();
    await signUp(page);
    await app.kill9();
    await change(app.dataDir, "alter table saved_views rename to saved_views_lost");
    await app.start();

    await page.goto("/gallery");
    const en = lastWords("en");
    await expect(page.getByRole("heading", { name: en.title })).toBeVisible();
    await expect(page.getByText(en.body)).toBeVisible();
    await expect(page.getByRole("banner")).toBeVisible();

    const words = lastWords("zh");
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
    await page.reload();
    await expect(page.getByRole("heading", { name: words.title })).toBeVisible();
    await expect(page.getByText(words.body)).toBeVisible();
    await page.getByRole("button", { name: words.again }).click();
    await expect(page.getByRole("heading", { name: words.title })).toBeVisible();

    // Loaded once more: an answer that is still on its way would open the page by itself once the server is back.
    await page.goto("/gallery");
    await expect(page.getByRole("heading", { name: words.title })).toBeVisible();
    await app.kill9();
    await change(app.dataDir, "alter table saved_views_lost rename to saved_views");
    await app.start();
    await page.getByRole("button", { name: words.again }).click();
    await expect(page.getByRole("heading", { name: zh.gallery.title, exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: words.title })).toHaveCount(0);
  } finally {
    await app.stop();
  }
});
