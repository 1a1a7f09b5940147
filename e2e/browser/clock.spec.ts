import { Readable } from "node:stream";
import type { Page } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import { expect, signUp, test } from "@/e2e/fixtures/test";
import { zipStream } from "@/lib/archives/zip-stream";

/** Imports videos with dates in the past, because generated ones are all from now. */
async function importVideos(page: Page, videos: { prompt: string; createdAt: string }[]): Promise<void> {
  const files = videos.map(({ prompt, createdAt }) => ({
    name: `${crypto.randomUUID()}/manifest.json`,
    at: new Date(),
    body: async () =>
      Readable.from([
        Buffer.from(
          JSON.stringify({
            ...{
              id: crypto.randomUUID(),
              state: "canceled",
              title: null,
              prompt,
              note: "",
              tags: [],
              favorite: false,
            },
            ...{ model: "seedance-2.0", ratio: "16:9", duration: 5, credits: { estimate: "0.5", consumed: null } },
            ...{ failure: null, createdAt, sentAt: null, finishedAt: null, video: null, images: [] },
          }),
        ),
      ]),
  }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(
    (async function* () {
      yield* files;
    })(),
  ))
    chunks.push(chunk);
  const report = await page.evaluate(
    async (bytes) => {
      const response = await fetch("/api/gallery/import", { method: "POST", body: new Uint8Array(bytes) });
      return response.json();
    },
    [...Buffer.concat(chunks)],
  );
  expect(report).toMatchObject({ imported: videos.length, problems: [] });
}

const LATE = { prompt: "A late tram home", createdAt: "2025-11-25T18:30:00.000Z" };
const TURN = { prompt: "The turn of a month", createdAt: "2025-10-31T17:00:00.000Z" };

/** Opens a video that the gallery shows for this day. Returns its time on the page. */
async function timeOf(page: Page, day: string, prompt: string): Promise<string> {
  await page.goto(`/gallery?from=${day}&to=${day}`);
  await page.getByRole("link", { name: prompt }).click();
  await expect(page.getByRole("heading", { level: 1, name: prompt })).toBeAttached();
  // Above the gallery, or on its own page if the click came before the gallery's script.
  const details = page.getByRole("region", { name: "Details" });
  return (await details.locator("time[datetime]").first().textContent()) ?? "";
}

test.describe("in Shanghai", () => {
  test.use({ timezoneId: "Asia/Shanghai", locale: "en-GB" });

  test("time zone: a video's time, its day in filters, its month and its folder agree, and follow a change", async ({
    page,
  }) => {
    await signUp(page);
    await importVideos(page, [LATE, TURN]);
    expect(await timeOf(page, "2025-11-26", LATE.prompt)).toMatch(/^Nov 26, 2025, 2:30\sAM$/);
    await page.goto("/gallery?from=2025-11-25&to=2025-11-25");
    await expect(page.getByRole("link", { name: LATE.prompt })).toHaveCount(0);

    await page.goto("/gallery");
    await expect(page.getByRole("grid").getByRole("heading")).toHaveText(["November 2025"]);
    const id = (await page.getByRole("link", { name: LATE.prompt }).getAttribute("data-card")) ?? "";
    const archive = () =>
      page.evaluate(async (id) => {
        const body = new FormData();
        body.set("selection", JSON.stringify({ ids: [id] }));
        return (await fetch("/api/gallery/zip", { method: "POST", body })).text();
      }, id);
    expect(await archive()).toContain("2025-11-26 A-late-tram-home");

    await page.goto("/account");
    const zones = page.getByRole("combobox", { name: "Time zone" });
    await expect(zones).toHaveValue("Asia/Shanghai");
    await zones.selectOption("America/New_York");
    const form = page.locator("form", { has: zones });
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText(/^It’s .* there\.$/)).toBeVisible();
    await page.reload();
    await expect(zones).toHaveValue("America/New_York");
    expect(await timeOf(page, "2025-11-25", LATE.prompt)).toMatch(/^Nov 25, 2025, 1:30\sPM$/);
    await page.goto("/gallery");
    const october = page.getByRole("row").filter({ has: page.getByRole("heading", { name: "October 2025" }) });
    await expect(october.getByRole("link", { name: TURN.prompt })).toBeVisible();
    expect(await archive()).toContain("2025-11-25 A-late-tram-home");
  });
});

test.describe("on a device with a clock five hours ahead", () => {
  test("time zone: elapsed times use the server's clock", async ({ page }) => {
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 5 * 3_600_000;
    });
    await signUp(page);
    await generate(page, { prompt: "A long exposure [sim:hang]" });
    await expect(page.getByRole("timer").first()).toHaveText(/^0:[0-5]\d$/);
    await page.reload();
    await expect(page.getByRole("timer").first()).toHaveText(/^[0-2]:[0-5]\d$/);
  });
});

test("time zone: a second device shows the days of the account, not its own", async ({
  browser,
  baseURL,
  account: user,
}) => {
  await user.page.goto("/gallery");
  await importVideos(user.page, [LATE]);
  expect(await timeOf(user.page, "2025-11-25", LATE.prompt)).toMatch(/^Nov 25, 2025, 7:30\sPM$/);
  const context = await browser.newContext({ baseURL, timezoneId: "Asia/Kathmandu", locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeVisible();
  expect(await timeOf(page, "2025-11-25", LATE.prompt)).toMatch(/^Nov 25, 2025, 7:30\sPM$/);
  await context.close();
});
