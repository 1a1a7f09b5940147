import { generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playVideo } from "@/e2e/fixtures/video";

test("callbacks: a generation whose callback is lost still gets ready", async ({ user: { page } }) => {
  const card = await generate(page, { prompt: "Rain walks over a tin roof [sim:no-callback]" });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  await card.click();
  expect(await playVideo(page.getByLabel("Video", { exact: true }))).toEqual({ width: 320, height: 180, seconds: 5 });
});

test("submit: a generation without an answer is recovered by its callback and made once", async ({ user, app }) => {
  const { page } = user;
  const prompt = "A train leaves without its sound [sim:submit-reset]";
  const card = await generate(page, { prompt });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  const { tasks } = await (await fetch(`${app.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});
