import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { hasFfmpeg } from "@/e2e/fixtures/videos/numbered-video";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

test("sequences: an export on the server is offered with why, begun, listed and removed, also on a phone in Chinese", async ({
  account: { page, email },
  app,
}) => {
  test.skip(!hasFfmpeg, "ffmpeg is not installed");
  test.slow();
  const size = { width: 128, height: 72 };
  await addVideos(app, email, [{ prompt: "a heron", bytes: await tinyVideo(size, 5, 20), ...size, seconds: 5 }]);
  await page.goto("/gallery");
  await page
    .getByRole("link", { name: /a heron/ })
    .first()
    .focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("The story");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("heading", { name: "On this server" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Export on this server" }).click();
  const jobs = page.getByRole("list", { name: "Exports on this server" });
  await expect(jobs.getByRole("listitem")).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.setViewportSize({ width: 390, height: 800 });
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: page.url() }]);
  await page.reload();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const listed = page.getByRole("list", { name: "此服务器上的导出" });
  await expect(listed.getByRole("listitem")).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await listed.getByRole("button", { name: /取消|从列表中移除/ }).click();
  await expect(listed).toHaveCount(0);
});
