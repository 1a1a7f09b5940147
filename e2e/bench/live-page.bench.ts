import { chromium } from "@playwright/test";
import { expect, test } from "vitest";
import { submitAttempts } from "@/db/schema/generations";
import { figure, note, quantile } from "@/e2e/faults/figures";
import { scale } from "@/e2e/faults/scale";
import { signedIn } from "@/e2e/faults/visitor";
import { openWorld } from "@/e2e/faults/world";
import { until } from "@/e2e/fixtures/until";

const GENERATIONS = scale(60, 15);

test("live: a callback changes the card on an open page", async () => {
  const world = await openWorld({ renderMs: 2_000 });
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH || undefined,
    args: ["--no-sandbox"],
  });
  try {
    await world.provider.faults({ queryDelayMs: 50, loseCallbacks: 1 });
    const [server] = world.servers;
    const userId = await world.user();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const cookie = await signedIn(world, userId);
    await context.addCookies([{ ...cookie, url: server?.url ?? "" }]);
    const page = await context.newPage();
    await page.goto(`${server?.url}/gallery`);
    await page.waitForTimeout(1_000);

    const delays: number[] = [];
    for (let n = 0; n < GENERATIONS; n++) {
      const id = await world.submit(userId, `a card that changes ${n} [sim:fail-output]`);
      await page.reload();
      const card = page.locator(`[data-state]`).first();
      await until(
        "the generation to be rendering",
        async () => (await world.rows()).find((row) => row.id === id)?.state === "rendering",
      );
      await expect.poll(() => card.getAttribute("data-state"), { timeout: 10_000 }).toBe("rendering");
      await until("the provider to be done", async () =>
        (await world.provider.tasks()).some(
          (task) => task.prompt.startsWith(`a card that changes ${n} `) && task.finished_at,
        ),
      );
      if ((await world.rows()).find((row) => row.id === id)?.state !== "rendering") continue;
      const tasks = await world.provider.tasks();
      const callback = tasks.find((task) => task.prompt.startsWith(`a card that changes ${n} `))?.callback_url ?? "";
      const changed = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const target = document.querySelector("[data-state]");
            const check = () => {
              if (target?.getAttribute("data-state") === "rendering") return;
              observer.disconnect();
              requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
            };
            const observer = new MutationObserver(check);
            observer.observe(document.body, { attributes: true, childList: true, subtree: true });
          }),
      );
      const startedAt = performance.timeOrigin + performance.now();
      const answer = await fetch(callback, { method: "POST", body: "{}" });
      expect(answer.status).toBe(204);
      delays.push((await changed) - startedAt);
    }
    expect(delays.length).toBeGreaterThan(GENERATIONS / 2);
    note("callback to card, measured", `${delays.length} times, worst ${Math.round(Math.max(...delays))} ms`);
    figure("callback to card, median", quantile(delays, 0.5), { atMost: 150 }, " ms");
    figure("callback to card, 95th percentile", quantile(delays, 0.95), { atMost: 300 }, " ms");
    expect((await world.db.select().from(submitAttempts)).length).toBe(GENERATIONS);
  } finally {
    await browser.close();
    await world.close();
  }
});
