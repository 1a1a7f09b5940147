import { generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playVideo } from "@/e2e/fixtures/video";

test("a video whose callback is lost is finished all the same", async ({ user: { page } }) => {
  const frame = await generate(page, { prompt: "Rain walks over a tin roof [sim:no-callback]" });
  await expect(frame).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  await frame.click();
  expect(await playVideo(page.getByLabel("Video", { exact: true }))).toEqual({ width: 320, height: 180, seconds: 5 });
});

test("a video whose submit was never answered is found by its callback and made once", async ({ user, app }) => {
  const { page } = user;
  const prompt = "A train leaves without its sound [sim:submit-reset]";
  const frame = await generate(page, { prompt });
  await expect(frame).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  const { tasks } = await (await fetch(`${app.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});
