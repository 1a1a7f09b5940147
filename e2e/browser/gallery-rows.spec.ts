import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { generate, showSettings, write } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

const WIDTHS = [320, 390, 640, 768, 1_024, 1_440, 2_560];

/** What is wrong with the rows as they are on the screen. */
const rowProblems = (page: Page) =>
  page.getByRole("grid").evaluate((grid) => {
    const page = grid.getBoundingClientRect();
    const rows = new Map<number, { end: number; start: number; cards: number }>();
    for (const card of grid.querySelectorAll("[role=row]")) {
      const { left, right, top } = card.getBoundingClientRect();
      const row = rows.get(Math.round(top)) ?? { start: Number.POSITIVE_INFINITY, end: 0, cards: 0 };
      rows.set(Math.round(top), {
        start: Math.min(row.start, left),
        end: Math.max(row.end, right),
        cards: row.cards + 1,
      });
    }
    const found = [...rows.values()];
    return found.flatMap(({ start, end, cards }, at) => {
      if (Math.abs(start - page.left) > 1.5 || end > page.right + 1.5) return [`row ${at} leaves the page`];
      const last = at === found.length - 1 && (cards > 1 || page.width >= 480);
      return !last && end < page.right - 1.5
        ? [`row ${at} ends ${Math.round(page.right - end)} px before the page`]
        : [];
    });
  });

/** Where each card is, in whole pixels. */
const places = (page: Page) =>
  page.getByRole("row").evaluateAll((rows) =>
    rows.map((row) => {
      const { left, top, width, height } = row.getBoundingClientRect();
      return [left, top, width, height].map(Math.round);
    }),
  );

test("gallery: every row but the last is as wide as the page, at any width, also without a script", async ({
  user: { page },
  browser,
}) => {
  test.slow();
  for (const [at, ratio] of ["16:9", "9:16", "21:9", "1:1", "9:16", "16:9"].entries()) {
    const card = await generate(page, { prompt: `Scene ${at} of a mix [sim:fast]`, ratio, duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
  await page.goto("/gallery");
  await expect(page.getByRole("row")).toHaveCount(6);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 2_400 });
    await expect.poll(() => rowProblems(page), { message: `${width} px` }).toEqual([]);
  }

  // The server guesses the width of a browser that it doesn't know. What it lays out stays when the script starts.
  const { cookies, origins } = await page.context().storageState();
  const storageState = { cookies: cookies.filter(({ name }) => name !== "ninefold-grid"), origins };
  for (const [width, userAgent] of [[412, "A phone (Mobile)"] as const, [1_440, undefined] as const]) {
    const seen: number[][][] = [];
    for (const javaScriptEnabled of [false, true]) {
      const options = { viewport: { width, height: 2_400 }, userAgent, storageState, javaScriptEnabled };
      const visitor = await browser.newContext(options);
      const visit = await visitor.newPage();
      await visit.goto(page.url());
      await expect(visit.getByRole("row")).toHaveCount(6);
      if (javaScriptEnabled) await expect(visit.getByRole("grid")).toHaveCSS("position", "absolute");
      seen.push(await places(visit));
      await visitor.close();
    }
    const moved = seen[0]?.flatMap((place, at) => place.map((side, index) => side - (seen[1]?.[at]?.[index] ?? 0)));
    expect(Math.max(...(moved ?? [9]).map(Math.abs)), `${width} px`).toBeLessThan(2);
  }
});

/** Lines of cards that are cut in half, by their own box or by their card. */
const cutLines = (page: Page) =>
  page.getByRole("grid").evaluate((grid) =>
    [...grid.querySelectorAll(".tile-card p")].flatMap((line) => {
      const [text, card] = [line.getBoundingClientRect(), line.closest(".tile-card")?.getBoundingClientRect()];
      const lines = text.height / Number.parseFloat(getComputedStyle(line).lineHeight);
      const seen = Math.min(text.bottom, card?.bottom ?? 0) - Math.max(text.top, card?.top ?? 0);
      if (text.height < 2 || line.closest(".sr-only") || seen < 1) return [];
      const whole = Math.abs(lines - Math.round(lines)) < 0.1 && seen > text.height - 1;
      return whole
        ? []
        : [`${line.textContent?.slice(0, 40)}: ${lines.toFixed(2)} lines, ${seen} of ${text.height} px`];
    }),
  );

test("gallery: no line of a failed, waiting or canceled card is cut in half, at any width", async ({
  user: { page },
}) => {
  test.slow();
  for (const [prompt, ratio] of [
    ["A lighthouse in a storm, seen from a boat that turns away [sim:fail-provider]", "21:9"],
    ["A lighthouse in a storm, seen from a boat that turns away [sim:fail-provider]", "9:16"],
    ["A harbor at night with a hundred lanterns [sim:fail-provider]", "1:1"],
    ["A harbor at night with a hundred lanterns [sim:slow=120]", "16:9"],
    ["A harbor at night with a hundred lanterns [sim:slow=120]", "9:16"],
  ] as const) {
    await generate(page, { prompt, ratio, duration: 5 });
  }
  await page.goto("/gallery");
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("row")).toHaveCount(5);
  await expect(grid.getByText("Too late")).toHaveCount(3, { timeout: 30_000 });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 1_600 });
    await expect.poll(() => rowProblems(page)).toEqual([]);
    await expect.poll(() => cutLines(page), { message: `${width} px` }).toEqual([]);
  }
});

test("gallery: a batch is one card that opens in place, in the order asked for, and a digit keeps one", async ({
  user: { page },
}) => {
  test.slow();
  await write(page, { prompt: "Three views of a mill [sim:fast]", ratio: "16:9", duration: 5 });
  await showSettings(page);
  await page.getByRole("combobox", { name: "Variations" }).selectOption("3");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("3 videos sent.")).toBeAttached();
  const { items } = await (await page.request.get("/api/generations")).json();
  const asked: string[] = items.map(({ id }: { id: string }) => id).reverse();

  await page.goto("/gallery");
  const grid = page.getByRole("grid");
  const stack = grid.getByRole("button", { name: /^Three views of a mill.*3 variations, 3 ready/ });
  await expect(stack).toBeVisible({ timeout: 60_000 });
  await expect(grid.getByRole("row")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await stack.focus();
  await page.keyboard.press("x");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");

  const variations = grid.getByRole("link", { name: /^Three views of a mill/ });
  await expect(variations).toHaveCount(3);
  const ids = () => variations.evaluateAll((links) => links.map((link) => link.getAttribute("data-card")));
  expect(await ids()).toEqual(asked);
  await expect(variations.nth(1)).toHaveAccessibleName(/variation 2 of 3$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  await variations.nth(1).focus();
  await page.getByRole("button", { name: "Variation 2. Put the variations back together." }).click();
  await expect(stack).toBeVisible();
  await stack.click();

  await variations.nth(0).focus();
  await page.keyboard.press("2");
  await expect(variations).toHaveCount(1);
  expect(await ids()).toEqual(asked.slice(1, 2));
  await expect(page.getByText(/^2 videos moved to the trash/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(variations).toHaveCount(3);
  await variations.nth(2).hover();
  await page.getByRole("button", { name: "Keep variation 3 and move the others to the trash" }).click();
  await expect(variations).toHaveCount(1);
  expect(await ids()).toEqual(asked.slice(2));
});
