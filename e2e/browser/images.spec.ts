import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { threeImages } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

const imageCards = (page: Page) => page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");

async function addImages(page: Page): Promise<void> {
  await page.getByLabel("Image files").setInputFiles(await threeImages());
  await expect(page.getByRole("button", { name: /^Remove image/ })).toHaveCount(3);
}

test("earlier images: several can be found and added by keyboard", async ({ user: { page } }) => {
  await addImages(page);
  for (const _ of [1, 2]) await page.getByRole("button", { name: "Remove image 1" }).click();
  await expect(imageCards(page)).toHaveCount(1);

  await page.getByRole("textbox", { name: "Prompt" }).blur();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Earlier images" });
  const boxes = dialog.getByRole("checkbox");
  await expect(boxes).toHaveCount(3);
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.keyboard.type("keep");
  await expect(boxes).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(boxes).toHaveCount(3);
  // An image that is already added is marked and cannot be selected again.
  const added = dialog.getByRole("checkbox", { name: /, already added$/ });
  await expect(added).toBeChecked();
  await boxes.first().focus();
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
  }
  await dialog.getByRole("button", { name: "Add 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(imageCards(page)).toHaveCount(3);
});

test("images: a URL on the private network is refused with a message, and the other images stay", async ({
  user: { page },
}) => {
  await addImages(page);
  await page.getByRole("button", { name: "Earlier images, or an image URL" }).click();
  await page.getByRole("searchbox").fill("http://example.com/fox.jpg");
  await expect(page.getByText("Only https URLs can be fetched.")).toBeVisible();
  await page.getByRole("searchbox").fill("https://localhost/fox.jpg");
  await page.keyboard.press("Enter");
  await expect(page.getByText("fox.jpg wasn’t fetched: its URL isn’t on the public internet.")).toBeVisible();
  await expect(imageCards(page)).toHaveCount(3);
});

test("images: one can be cropped to the ratio in place, and restored", async ({ user: { page } }) => {
  await addImages(page);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await prompt.focus();
  await page.keyboard.type("Light on @image1 ");
  const card = page.getByRole("button", { name: /^Name and role of image 1/ });
  await card.click();
  await page.getByRole("button", { name: "Crop to 16:9" }).click();

  const dialog = page.getByRole("dialog", { name: "Crop to 16:9" });
  const area = dialog.getByRole("slider", { name: "Crop area, 16:9" });
  await expect(area).toHaveAttribute("aria-valuetext", "800 × 450 pixels, 0% from the left, 13% from the top");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await area.focus();
  await page.keyboard.press("-");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(area).toHaveAttribute("aria-valuetext", "762 × 429 pixels, 1% from the left, 0% from the top");
  // By mouse as well: a corner that is dragged away and back is where it was.
  const { x, y, width, height } = (await area.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const corner = { x: x + width - 8, y: y + height - 8 };
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x - width / 6, corner.y - 20, { steps: 3 });
  await expect(area).toHaveAttribute("aria-valuetext", /^63\d × 35\d pixels, 1% from the left, 0% from the top$/);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.up();
  await expect(area).toHaveAttribute("aria-valuetext", /^762 × 429 pixels/);
  await dialog.getByRole("button", { name: "Crop", exact: true }).click();

  await expect(page.getByText("Cropped to 16:9.")).toBeVisible();
  const first = async () => {
    const { content, views } = (await (await page.request.get("/api/drafts")).json()).draft;
    const { imageId, wholeId } = content.images[0];
    const view = views.find((one: { id: string }) => one.id === imageId);
    return { size: `${view?.width} × ${view?.height}`, whole: wholeId !== null };
  };
  await expect.poll(first).toEqual({ size: "762 × 429", whole: true });
  // The mention now refers to the cropped image, and a reload keeps both.
  await page.reload();
  await expect(prompt.getByRole("img", { name: /^Image 1/ })).toHaveCount(1);
  await card.click();
  await page.getByRole("button", { name: "Use the whole image" }).click();
  await expect.poll(first).toEqual({ size: "800 × 600", whole: false });

  // The part is no image of its own.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Earlier images, or an image URL" }).click();
  await expect(page.getByRole("dialog", { name: "Earlier images" }).getByRole("checkbox")).toHaveCount(3);
});
