import { generate, threePictures } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playFilm } from "@/e2e/fixtures/video";

test("a person makes a film from a prompt and three pictures, finds it and shows it to a stranger", async ({
  person,
  browser,
  studio,
}) => {
  const { page } = person;
  const prompt = "A keeper rows to the lighthouse of @image1 while the lamp of @image3 turns";
  const frame = await generate(page, { prompt, pictures: await threePictures(), ratio: "9:16", duration: 5 });

  await expect(frame).toHaveAccessibleName(/Being made|Saving|Ready/);
  await expect(frame).toHaveAccessibleName(/Ready/, { timeout: 60_000 });

  await page.goto("/gallery");
  await page.getByRole("link", { name: "A keeper rows" }).click();
  await expect(page).toHaveURL(/\/gallery\/[^/]+$/);
  const film = page.getByLabel("The film", { exact: true });
  expect(await playFilm(film)).toEqual({ width: 180, height: 320, seconds: 5 });
  await expect(page.getByText("9:16", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: /^@image\d: (harbour|keeper|light)/ })).toHaveCount(3);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByLabel("Link to this film").inputValue();
  expect(link).toMatch(new RegExp(`^${studio.url}/v/[\\w-]{16,}$`));

  const stranger = await browser.newContext();
  const visit = await stranger.newPage();
  expect((await visit.goto(link))?.status()).toBe(200);
  expect(await playFilm(visit.getByLabel("The shared film"))).toEqual({ width: 180, height: 320, seconds: 5 });
  await expect(visit.getByText("A keeper rows")).toHaveCount(0);

  await page.getByRole("button", { name: "Revoke link" }).click();
  await page.getByRole("button", { name: "Revoke for good" }).click();
  await expect(page.getByLabel("Link to this film")).toHaveCount(0);
  expect((await visit.goto(link))?.status()).toBe(410);
  await expect(visit.getByRole("heading", { name: "This showing is over" })).toBeVisible();
  await stranger.close();
});
