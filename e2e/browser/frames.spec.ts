import { generate, showSettings } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

test("frames: a video's frame becomes an image, and its last frame starts the next video", async ({
  user: { page },
}) => {
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  const images = page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");
  const card = await generate(page, { prompt: "A heron lifts off the lake", ratio: "9:16", duration: 10 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await card.click();
  await expect(page).toHaveURL(/gallery\/[0-9a-f-]{36}$/);
  const video = new URL(page.url()).pathname.split("/").at(-1);
  const player = page.locator("main video");
  await player.evaluate(async (video: HTMLVideoElement) => {
    video.currentTime = 2;
    await new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
  });

  const upload = () => page.waitForRequest((request) => request.url().endsWith("/api/images"));
  const sent = upload();
  await page.getByRole("button", { name: "Use this frame" }).click();
  expect(await (await sent).headerValue("x-from-generation")).toBe(video);
  // The prompt stays, and the frame is added to it.
  await expect(page.getByRole("button", { name: /^Image 1: A heron lifts off the lake 0-02\.jpg/ })).toBeVisible();
  await expect(prompt).toContainText("A heron lifts off the lake");
  await expect(page).toHaveURL(/\/$/);

  await page.goto(`/gallery/${video}`);
  const last = upload();
  await page.getByRole("button", { name: "Continue from the last frame" }).click();
  expect(await (await last).headerValue("x-file-name")).toMatch(/0-09\.jpg$/);
  await expect(page.getByRole("button", { name: "Image 1: " })).toBeVisible();
  await expect(images).toHaveCount(1);
  await expect(prompt).toContainText("1 is the first frame.");
  await expect(prompt).toBeFocused();
  await page.keyboard.type("It glides away");
  await expect(prompt).toContainText("is the first frame.\nIt glides away");
  await showSettings(page);
  await expect(page.getByRole("radio", { name: "9:16" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "10 s" })).toBeChecked();
  // The earlier draft can be restored.
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(images).toHaveCount(1);
  await expect(prompt).toContainText("A heron lifts off the lake");
});
