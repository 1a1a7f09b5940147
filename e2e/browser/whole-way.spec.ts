import { generate, threeImages } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playVideo } from "@/e2e/fixtures/video";

test("whole way: a user generates a video from a prompt and three images, finds it and shares it", async ({
  user,
  browser,
  app,
}) => {
  const { page } = user;
  const prompt = "A keeper rows to the lighthouse of @image1 while the lamp of @image3 turns";
  const card = await generate(page, { prompt, images: await threeImages(), ratio: "9:16", duration: 5 });

  await expect(card).toHaveAccessibleName(/Generating|Saving|Ready/);
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });

  await page.goto("/gallery");
  await page.getByRole("link", { name: "A keeper rows" }).click();
  await expect(page).toHaveURL(/\/gallery\/[^/]+$/);
  const video = page.getByLabel("Video", { exact: true });
  expect(await playVideo(video)).toEqual({ width: 180, height: 320, seconds: 5 });
  const opened = page.getByRole("dialog", { name: /^A keeper rows/ });
  await expect(opened.getByText("9:16", { exact: true })).toBeVisible();
  await expect(opened.getByRole("img", { name: /^@image\d: (harbor|keeper|light)/ })).toHaveCount(3);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Link to this video").inputValue();
  expect(link).toMatch(new RegExp(`^${app.url}/v/[\\w-]{16,}$`));

  const visitor = await browser.newContext();
  const visit = await visitor.newPage();
  expect((await visit.goto(link))?.status()).toBe(200);
  expect(await playVideo(visit.getByLabel("Shared video"))).toEqual({ width: 180, height: 320, seconds: 5 });
  await expect(visit.getByText("A keeper rows")).toHaveCount(0);

  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke permanently" }).click();
  await expect(page.getByLabel("Link to this video")).toHaveCount(0);
  expect((await visit.goto(link))?.status()).toBe(410);
  await expect(visit.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await visitor.close();
});
