import AxeBuilder from "@axe-core/playwright";
import { generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

test("gallery: moving, playing, selecting and deleting work by keyboard and mouse, and the focus stays in the grid", async ({
  user: { page },
}) => {
  test.slow();
  for (const prompt of ["A copper kettle [sim:fast]", "A paper lantern [sim:fast]", "A tin soldier [sim:fast]"]) {
    const card = await generate(page, { prompt, ratio: "16:9", duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
  await page.goto("/gallery");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "3");
  await expect(grid).toHaveAccessibleDescription(/Space plays/);
  const row = (place: number) => grid.locator(`[role=row][aria-rowindex="${place}"]`);
  await expect(row(3)).toBeVisible();
  const [soldier, lantern, kettle] = ["A tin soldier", "A paper lantern", "A copper kettle"].map((name) =>
    grid.getByRole("link", { name }),
  );
  if (!soldier || !lantern || !kettle) throw new Error("three videos must be in the grid");

  // The grid has one tab stop: from a card, Tab leads to that card's buttons and not to other cards.
  await soldier.focus();
  await page.keyboard.press("ArrowRight");
  await expect(lantern).toBeFocused();
  await expect(soldier).toHaveAttribute("tabindex", "-1");

  const playing = () => row(2).evaluate((box) => [...box.querySelectorAll("video")].some((video) => !video.paused));
  expect(await playing()).toBe(false);
  await page.keyboard.press(" ");
  await expect.poll(playing).toBe(true);
  await page.keyboard.press(" ");
  await expect.poll(playing).toBe(false);

  await page.keyboard.press("Delete");
  await expect(lantern).toHaveCount(0);
  await expect(kettle).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lantern).toBeFocused();
  await expect(grid).toHaveAttribute("aria-rowcount", "3");

  // When the last card is deleted, the one before it gets the focus.
  await kettle.focus();
  await page.keyboard.press("Backspace");
  await expect(lantern).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(kettle).toBeFocused();

  await page.keyboard.press("f");
  const favorite = (name: string) => grid.getByRole("button", { name: `Favorite: ${name}` });
  await expect(favorite("A copper kettle")).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("x");
  await soldier.click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 selected")).toBeVisible();
  await expect(row(2)).toHaveAttribute("aria-selected", "true");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByText("3 selected")).toHaveCount(0);

  // An undo keeps what was a favorite before.
  await page.keyboard.press("Control+a");
  const bar = page.getByRole("region", { name: "Selected videos" });
  await bar.getByRole("button", { name: "Favorite" }).click();
  await expect(page.getByText("2 new favorites.")).toBeVisible();
  await expect(page.getByText("3 selected")).toBeVisible();
  await expect(favorite("A tin soldier")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Undo" }).last().click();
  // A video that is not a favorite shows the button only on hover or focus.
  await expect(favorite("A tin soldier").and(grid.locator("[aria-pressed=true]"))).toHaveCount(0);
  await expect(favorite("A copper kettle")).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("Escape");
  await expect(page.getByText("3 selected")).toHaveCount(0);
  const [from, to] = [await soldier.boundingBox(), await lantern.boundingBox()];
  if (!from || !to) throw new Error("the cards must be on the screen");
  await page.mouse.move(from.x + 40, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 60, { steps: 5 });
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.mouse.up();
  await expect(page).toHaveURL(/gallery$/);
  await page.getByRole("button", { name: "Tags" }).click();
  await page.getByLabel("Tags, separated by commas").fill("night");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("2 videos have new tags.")).toBeVisible();
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("searchbox").fill("night");
  await expect(kettle).toHaveCount(0);
  await expect(lantern).toBeVisible();
});
