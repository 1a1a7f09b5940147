import { frameOf, generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";
import { playFilm } from "@/e2e/fixtures/video";

test("a server killed while a film is being made finishes that film after its next start", async ({
  person,
  studio,
}) => {
  const { page } = person;
  const prompt = "Snow fills the tracks of a fox [sim:slow=12]";
  const frame = await generate(page, { prompt });
  await expect(frame).toHaveAccessibleName(/Being made/, { timeout: 30_000 });

  await studio.kill9();
  await studio.start();

  await page.goto("/gallery");
  await expect(frameOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
  await frameOf(page, prompt).click();
  expect(await playFilm(page.getByLabel("The film", { exact: true }))).toEqual({ width: 320, height: 180, seconds: 5 });
  const { tasks } = await (await fetch(`${studio.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});

test("a server killed in the middle of a submit asks nobody to pay twice", async ({ person, studio }) => {
  const { page } = person;
  const prompt = "A kite forgets its string [sim:submit-hang]";
  const frame = await generate(page, { prompt });
  await expect(frame).toHaveAccessibleName(/Sending/);

  await studio.kill9();
  await studio.start();

  await page.goto("/gallery");
  await expect(frameOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 110_000 });
  const { tasks } = await (await fetch(`${studio.simulatorUrl}/__control/tasks`)).json();
  expect(tasks.filter((task: { prompt: string }) => task.prompt === prompt)).toHaveLength(1);
});
