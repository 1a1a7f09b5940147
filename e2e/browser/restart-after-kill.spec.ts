import { cardOf, generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playVideo } from "@/e2e/fixtures/video";

test("restart: a generation in progress during a kill finishes after the next start", async ({ user, app }) => {
  const { page } = user;
  const prompt = "Snow fills the tracks of a fox [sim:slow=12]";
  const card = await generate(page, { prompt });
  await expect(card).toHaveAccessibleName(/Generating/, { timeout: 30_000 });

  await app.kill9();
  await app.start();

  await page.goto("/gallery");
  await expect(cardOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  await cardOf(page, prompt).click();
  expect(await playVideo(page.getByLabel("Video", { exact: true }))).toEqual({ width: 320, height: 180, seconds: 5 });
  const { tasks } = await (await fetch(`${app.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});

test("restart: a submit interrupted by a kill is not paid for twice", async ({ user, app }) => {
  const { page } = user;
  // Finishes once a slow machine has restarted: the provider calls back only for some seconds.
  const prompt = "A kite forgets its string [sim:submit-hang] [sim:slow=12]";
  const card = await generate(page, { prompt });
  await expect(card).toHaveAccessibleName(/Sending/);

  await app.kill9();
  await app.start();

  await page.goto("/gallery");
  await expect(cardOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 110_000 });
  const { tasks } = await (await fetch(`${app.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});
