import { truncate, writeFile } from "node:fs/promises";
import { cardOf, generate, showSettings, threeImages, write } from "@/e2e/fixtures/compose";
import { avif, cutShort, flat, gif, jpeg, pngClaiming } from "@/e2e/fixtures/images";
import { expect, test } from "@/e2e/fixtures/test";

const tasksOf = async (simulatorUrl: string, prompt: string) => {
  const { tasks } = await (await fetch(`${simulatorUrl}/__control/tasks`)).json();
  return tasks.filter((task: { prompt: string }) => task.prompt === prompt);
};

test("submit: an empty prompt shows an error beside it, and nothing is sent", async ({ user: { page } }) => {
  await showSettings(page);
  await page.getByRole("radio", { name: "1:1" }).check({ force: true });
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("Write a prompt first.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "1:1" })).toBeChecked();
  await page.goto("/gallery");
  await expect(page.getByText("Your first video goes here")).toBeVisible();
});

test("submit: a prompt over the limit shows an error, and its text stays", async ({ user: { page } }) => {
  const prompt = "long ".repeat(801);
  await write(page, { prompt });
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("Shorten the prompt to 4,000 characters or fewer.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveText(prompt);
});

test("images: a tenth one is refused by name, and the nine stay", async ({ user: { page } }) => {
  const names = Array.from({ length: 10 }, (_, at) => `image-${at + 1}.png`);
  const images = await Promise.all(
    names.map(async (name, at) => ({ name, mimeType: "image/png", buffer: await flat(320 + at, 320) })),
  );
  await write(page, { prompt: "Ten of them", images });
  await expect(page.getByText("You can add up to 9 images: image-10.png wasn’t added.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Image \d: image-\d\.png$/ })).toHaveCount(9);
});

test("images: an unusable file is refused by name with the reason, and the good one stays", async ({
  user: { page },
}) => {
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
  await write(page, {
    prompt: "One of these is an image",
    images: [
      file("disguised.jpg", await gif()),
      file("empty.jpg", Buffer.alloc(0)),
      file("torn.jpg", cutShort(await jpeg())),
      file("vast.png", await pngClaiming(60_000, 60_000)),
      file("tiny.png", await flat(200, 200)),
      file("ribbon.png", await flat(1_200, 310)),
      file("good.jpg", await jpeg()),
    ],
  });
  const log = page.getByRole("log", { name: "Files not added" });
  for (const sentence of [
    "disguised.jpg isn’t a JPEG, PNG, WebP, or AVIF image.",
    "empty.jpg is empty",
    "torn.jpg is damaged or incomplete.",
    "vast.png has 60,000 × 60,000 pixels. The limit is 100 megapixels.",
    "tiny.png has 200 × 200 pixels",
    "ribbon.png is too long and narrow.",
  ]) {
    await expect(log.getByText(sentence)).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Image 1: good.jpg" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Image \d:/ })).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveText("One of these is an image");
});

test("images: a file over 200 MB is refused by name before the upload", async ({ user: { page } }, info) => {
  const heavy = info.outputPath("heavy.jpg");
  await writeFile(heavy, await jpeg());
  await truncate(heavy, 200_000_001);
  await page.getByLabel("Image files").setInputFiles(heavy);
  await expect(page.getByText(/heavy\.jpg is 201 MB. The limit is 200 MB./)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Image \d:/ })).toHaveCount(0);
});

test("images: one that is too large for the model is scaled down and added, also AVIF", async ({
  user: { page },
}, info) => {
  const heavy = info.outputPath("heavy.jpg");
  await writeFile(heavy, await jpeg());
  await truncate(heavy, 31_000_000);
  const wide = info.outputPath("wide.png");
  await writeFile(wide, await flat(8_000, 6_000));
  const modern = info.outputPath("modern.avif");
  await writeFile(modern, await avif(2_400, 1_600));
  await page.getByLabel("Image files").setInputFiles([heavy, wide, modern]);
  const sizes = async () => {
    const { draft } = await (await page.request.get("/api/drafts")).json();
    return draft?.views.map(({ width, height }: { width: number; height: number }) => `${width} × ${height}`).sort();
  };
  await expect.poll(sizes).toEqual(["2048 × 1366", "2048 × 1536", "800 × 600"]);
});

for (const [what, from, to, sentence] of [
  ["ratio", '"16:9"', '"7:3"', "Choose one of the aspect ratios listed."],
  ["duration", '"duration":5', '"duration":7', "Choose one of the durations listed."],
] as const) {
  test(`submit: an invalid ${what} shows an error beside its field, and nothing is sent`, async ({
    user: { page },
    app,
  }) => {
    const prompt = `An invalid ${what}`;
    await write(page, { prompt });
    await page.route("**/*", async (route) => {
      const body = route.request().postData();
      if (!body?.includes(prompt)) return route.continue();
      expect(body).toContain(from);
      return route.continue({ postData: body.replace(from, to) });
    });
    await page.getByRole("button", { name: "Generate" }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveText(prompt);
    expect(await tasksOf(app.simulatorUrl, prompt)).toEqual([]);
  });
}

test("submit: a double click makes one video", async ({ user: { page }, app }) => {
  const prompt = "An echo that answers once [sim:fast]";
  await write(page, { prompt });
  await page.getByRole("button", { name: "Generate" }).dblclick();
  await expect(cardOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  expect(await tasksOf(app.simulatorUrl, prompt)).toHaveLength(1);
  await page.goto("/gallery");
  await expect(page.getByRole("link", { name: /An echo that answers once/ })).toHaveCount(1);
});

for (const [word, title, cost] of [
  ["submit-400", "Request refused", "Nothing was charged."],
  ["fail-moderation", "Prompt refused", "Nothing was charged."],
  ["fail-charged", "Video refused", "The provider charged 0.5 credits."],
  ["no-video", "No video", "The provider charged 0.5 credits."],
  ["huge", "Unusable file", "The provider charged 0.5 credits."],
] as const) {
  test(`failures: ${word} shows the cause, the cost and a way back to the prompt`, async ({ user: { page } }) => {
    const prompt = `A video that meets ${word} [sim:fast] [sim:${word}]`;
    const link = await generate(page, { prompt, images: (await threeImages()).slice(0, 1) });
    await expect(link).toHaveAccessibleName(/Failed/, { timeout: 90_000 });
    await link.click();
    await expect(page).toHaveURL(/\/gallery\//);
    const screen = page.getByRole("main");
    await expect(screen.getByText(title).first()).toBeVisible();
    await expect(screen.getByText(cost).first()).toBeVisible();
    await page.getByRole("link", { name: "Edit and resend" }).first().click();
    await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveText(prompt);
    await expect(page.getByRole("button", { name: "Image 1: harbor.jpg" })).toBeVisible();
  });
}

test("download: one that keeps failing stays in Saving, shows the reason and links to the file", async ({
  user: { page },
}) => {
  const prompt = "A video that nobody can fetch yet [sim:fast] [sim:private-url]";
  const link = await generate(page, { prompt });
  const why = /The video’s URL isn’t https/;
  await expect(link).toHaveAccessibleName(/Saving/, { timeout: 90_000 });
  // The card updates without a reload.
  const card = page.getByRole("article").filter({ has: link });
  await expect(card.getByText(why)).toBeVisible({ timeout: 20_000 });
  await expect(card.getByRole("link", { name: "Open at the provider" })).toHaveAttribute("href", /^http:\/\/169\.254/);
  await link.click();
  await expect(page).toHaveURL(/\/gallery\//);
  const screen = page.getByRole("main");
  await expect(screen.getByText(why)).toBeVisible();
  await expect(screen.getByRole("link", { name: "Open at the provider" })).toHaveText(/^http:\/\/169\.254/);
  // On a phone, where a wide video has little height, nothing is cut off.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const part of [screen.getByRole("status").first(), screen.getByRole("button", { name: "Download again" })]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  await screen.getByRole("button", { name: "Download again" }).click();
  await expect(page.getByText("Downloading again.")).toBeVisible();
  await expect(screen.getByRole("status").filter({ hasText: "Saving" })).toBeVisible();
});

test("download: a file that appears late is saved without user action", async ({ user: { page } }) => {
  const prompt = "A video that is late [sim:fast] [sim:late-file=5]";
  const link = await generate(page, { prompt });
  await expect(link).toHaveAccessibleName(/Ready/, { timeout: 90_000 });
});
