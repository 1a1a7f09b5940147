import sharp from "sharp";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { generate } from "@/e2e/fixtures/compose";
import { fakeFfmpeg } from "@/e2e/fixtures/fake-ffmpeg";
import { test as base, expect } from "@/e2e/fixtures/test";

// A server of its own for each test, because PATH is read at the start.
const on = (searchPath: () => Promise<string>) =>
  base.extend<object, { app: App }>({
    app: [
      async ({ headless: _ }, use) => {
        const app = await startApp({ env: { PATH: await searchPath() } });
        await use(app);
        await app.stop();
      },
      { scope: "worker", timeout: 120_000 },
    ],
  });

const color = { r: 160, g: 64, b: 32 };
const frame = sharp({ create: { width: 320, height: 180, channels: 3, background: color } });

on(async () => "/nowhere")(
  "posters: without ffmpeg, the owner's browser draws the poster once",
  async ({ user: { page } }) => {
    let uploads = 0;
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/poster")) uploads++;
    });
    const card = await generate(page, { prompt: "A paper boat on a river of ink" });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
    const player = page.locator('article video[poster^="/api/files/poster/"]');
    await expect(player).toBeVisible({ timeout: 30_000 });

    const answer = await page.request.get((await player.getAttribute("poster")) ?? "");
    expect(answer.headers()["content-type"]).toBe("image/webp");
    const bytes = await answer.body();
    expect(bytes.byteLength).toBeLessThanOrEqual(60_000);
    const { width, height } = await sharp(bytes).metadata();
    expect({ width, height }).toEqual({ width: 320, height: 180 });
    // A frame of the video, not an empty canvas.
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ mean }) => mean))).toBeGreaterThan(12);

    await page.goto("/gallery");
    await expect(page.locator('article img[src^="/api/files/poster/"]')).toBeVisible();
    await page.waitForTimeout(6_000);
    expect(uploads).toBe(1);
  },
);

on(async () => (await fakeFfmpeg('cat "$here/frame"', await frame.png().toBuffer())).path)(
  "posters: with ffmpeg, the server draws the poster, and the open page shows it",
  async ({ user: { page } }) => {
    let uploads = 0;
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/poster")) uploads++;
    });
    const card = await generate(page, { prompt: "A kite over a tin roof" });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
    const player = page.locator('article video[poster^="/api/files/poster/"]');
    await expect(player).toBeVisible({ timeout: 10_000 });
    const bytes = await (await page.request.get((await player.getAttribute("poster")) ?? "")).body();
    const [red, green, blue] = (await sharp(bytes).stats()).channels.map(({ mean }) => Math.round(mean));
    expect(Math.hypot((red ?? 0) - color.r, (green ?? 0) - color.g, (blue ?? 0) - color.b)).toBeLessThan(12);
    await page.waitForTimeout(5_000);
    expect(uploads).toBe(0);
  },
);
