import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { openMessages, showSettings, status } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { expect, signUp, test } from "@/e2e/fixtures/test";

const COLORS = ["#a86432", "#3264a8", "#32a864", "#a83264", "#64a832", "#6432a8", "#c8a032", "#323264", "#a0a0a0"];
const images = (count: number) =>
  Promise.all(
    COLORS.slice(0, count).map(async (color, at) => ({
      name: `still-${at + 1}.jpg`,
      mimeType: "image/jpeg",
      buffer: await jpeg(640 + at * 10, 480, color),
    })),
  );

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const imageCards = (page: Page) => page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");

async function addImages(page: Page, count: number): Promise<void> {
  await page.getByLabel("Image files").setInputFiles(await images(count));
  await expect(imageCards(page)).toHaveCount(count);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

/** The text of the prompt, with each mention as the number it is sent with. */
const written = (page: Page) =>
  prompt(page).evaluate((root) =>
    [...root.childNodes]
      .map((node) => {
        if (!(node instanceof HTMLElement)) return node.textContent;
        return node.dataset.key ? `@${node.textContent}` : "";
      })
      .join(""),
  );

test("composer: mentions, order and submit work by keyboard alone", async ({ user: { page } }) => {
  await addImages(page, 3);
  await prompt(page).focus();
  await page.keyboard.type("Rain. @");
  await expect(page.getByRole("listbox", { name: "Images and elements to mention" }).getByRole("option")).toHaveCount(
    3,
  );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("walks to @still-3");
  await page.keyboard.press("Enter");
  await page.keyboard.type("slowly");
  expect(await written(page)).toBe("Rain. @image2 walks to @image3 slowly");

  // The second image moves to the front, and its mention follows it.
  await page.getByRole("button", { name: "Image 2: still-2.jpg" }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByRole("button", { name: "Image 1: still-2.jpg" })).toBeFocused();
  expect(await written(page)).toBe("Rain. @image1 walks to @image3 slowly");

  // After it is removed, its mention is broken and blocks the submit until the image is restored.
  await page.keyboard.press("Delete");
  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText("still-2.jpg is mentioned but was removed.");
  await status(page).getByRole("button", { name: "Restore image" }).focus();
  await page.keyboard.press("Enter");
  // It is back where it was.
  await expect(page.getByRole("button", { name: "Image 1: still-2.jpg" })).toBeVisible();
  await expect(status(page)).not.toContainText("removed");
  expect(await written(page)).toBe("Rain. @image1 walks to @image3 slowly");

  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Sent. It’s at the top of your recent videos.")).toBeAttached();
  // The prompt stays for the next generation.
  expect(await written(page)).toBe("Rain. @image1 walks to @image3 slowly");
});

test("undo: it reverts words, mentions and removed images, one step at a time", async ({ user: { page } }) => {
  await addImages(page, 2);
  await prompt(page).focus();
  await page.keyboard.type("A @image1 ");
  await page.getByRole("button", { name: "Remove image 1" }).click();
  await expect(imageCards(page)).toHaveCount(1);
  await prompt(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(imageCards(page)).toHaveCount(2);
  expect(await written(page)).toContain("@image1");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(imageCards(page)).toHaveCount(1);
});

test("paste: mentions in pasted text become mentions", async ({ user: { page } }) => {
  await addImages(page, 3);
  await prompt(page).evaluate((root) => {
    (root as HTMLElement).focus();
    const data = new DataTransfer();
    data.setData("text/plain", "take @image3 and @Image1, not @image9");
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => written(page)).toBe("take @image3 and @image1, not @image9");
  await expect(prompt(page).getByRole("img")).toHaveCount(2);
});

test("composer: an input method can compose beside a mention", async ({ user: { page } }) => {
  await addImages(page, 1);
  await prompt(page).focus();
  await page.keyboard.type("@image1");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "yu", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.imeSetComposition", { text: "雨ye", selectionStart: 3, selectionEnd: 3 });
  expect(await written(page)).toBe("@image1雨ye");
  await session.send("Input.insertText", { text: "雨夜" });
  await expect.poll(() => written(page)).toBe("@image1雨夜");
  await page.keyboard.press("Backspace");
  await expect.poll(() => written(page)).toBe("@image1雨");
});

test("draft: a reload during nine uploads loses no text and no image", async ({ user: { page } }) => {
  await prompt(page).focus();
  await page.keyboard.type("Nine of them");
  let arrived = 0;
  await page.route("**/api/images", async (route) => {
    arrived += 1;
    // The first three are uploaded; the others hang until the page is closed.
    if (arrived > 3) return;
    await route.continue();
  });
  await page.getByLabel("Image files").setInputFiles(await images(9));
  await expect(page.getByRole("button", { name: /^Remove image/ })).toHaveCount(3);
  await page.keyboard.type(" and the last word");
  await page.unroute("**/api/images");
  await page.reload();
  await expect(prompt(page)).toContainText("Nine of them and the last word");
  await expect(page.getByRole("button", { name: /^Remove image/ })).toHaveCount(9);
});

test("draft: two tabs do not overwrite each other silently", async ({ user: { page }, context }) => {
  await prompt(page).fill("from the first");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain("from the first");
  const second = await context.newPage();
  await second.goto("/");
  await expect(prompt(second)).toContainText("from the first");
  await prompt(second).fill("from the second");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain("from the second");
  await prompt(page).fill("from the first, again");
  await page.getByRole("button", { name: "Use the other version" }).click();
  await expect(prompt(page)).toContainText("from the second");
});

test("draft: it continues on another device", async ({ user: { page, email, password }, browser, baseURL }) => {
  await prompt(page).fill("begun on the train");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain("begun on the train");
  const phone = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true });
  const secondPage = await phone.newPage();
  await secondPage.goto("/sign-in");
  await secondPage.getByLabel("Email").fill(email);
  await secondPage.getByLabel("Password", { exact: true }).fill(password);
  await secondPage.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(prompt(secondPage)).toContainText("begun on the train");
  await phone.close();
});

test("composer: touch reorders images and mentions one", async ({ browser, baseURL }) => {
  const phone = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await signUp(page);
  await prompt(page).tap();
  // More images than fit: their list scrolls, and must not scroll while one is dragged.
  await addImages(page, 6);
  await page.getByRole("button", { name: "Image 1: still-1.jpg" }).tap();
  expect(await written(page)).toContain("@image1");
  const from = await page.getByRole("button", { name: "Image 1: still-1.jpg" }).boundingBox();
  const to = await page.getByRole("button", { name: "Image 3: still-3.jpg" }).boundingBox();
  if (!from || !to) throw new Error("the images are not on the page");
  const session = await phone.newCDPSession(page);
  const at = (box: typeof from) => [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(from) });
  await expect(page.locator("[data-lifted]")).toBeVisible();
  await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(to) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(page.getByRole("button", { name: "Image 3: still-1.jpg" })).toBeVisible();
  expect(await written(page)).toContain("@image3");
  await phone.close();
});

test("images: an unusable file is refused by name and the others stay", async ({ user: { page } }) => {
  const good = await images(2);
  const notes = { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("not an image") };
  const empty = { name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
  const tiny = { name: "tiny.jpg", mimeType: "image/jpeg", buffer: await jpeg(40, 40, "#333333") };
  await page.getByLabel("Image files").setInputFiles([notes, ...good, empty, tiny]);
  await expect(status(page)).toContainText("3 files weren’t added.");
  const messages = await openMessages(page);
  const refusals = messages.getByRole("list", { name: "Files not added" }).getByRole("listitem");
  for (const name of ["notes.png", "empty.jpg", "tiny.jpg"]) {
    await expect(refusals.filter({ hasText: name })).toBeVisible();
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(imageCards(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await status(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(status(page)).not.toContainText("weren’t added");
});

test("images: a template asks for its images in their slots, and an image gets the role of its slot", async ({
  user: { page },
}) => {
  await prompt(page).fill("@image1 is the character. @image2 is the scene.");
  await expect(page.getByRole("button", { name: "Add image 1: Character" })).toBeVisible();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add image 2: Scene" }).click();
  await (await choosing).setFiles(await images(1));
  await expect(page.getByRole("button", { name: /^Name and role of image 1/ })).toHaveText("Scene");
  expect(await written(page)).toBe("@image2 is the character. @image1 is the scene.");
  await expect(page.getByRole("button", { name: "Add image 2: Character" })).toBeVisible();
  await expect(status(page)).toContainText("Image 2 is mentioned but wasn’t added.");
  // All that is missing can be added from there as well.
  const again = page.waitForEvent("filechooser");
  await status(page).getByRole("button", { name: "Add images" }).click();
  await (await again).setFiles((await images(2)).slice(1));
  await expect(page.getByRole("button", { name: /^Name and role of image 2/ })).toHaveText("Character");
  await expect(status(page)).not.toContainText("mentioned");
});

test("images: a tenth image is refused by name, and the page says so before the drop", async ({ user: { page } }) => {
  await addImages(page, 9);
  const tenth = { name: "tenth.jpg", mimeType: "image/jpeg", buffer: await jpeg(500, 500, "#eeeeee") };
  await page.evaluate(
    async (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "tenth.jpg", { type: "image/jpeg" }));
      window.dispatchEvent(new DragEvent("dragenter", { dataTransfer: data, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      if (!document.body.textContent?.includes("All 9 images are used.")) throw new Error("no word about the places");
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [...tenth.buffer],
  );
  await expect(status(page)).toContainText("tenth.jpg wasn’t added.");
  await expect(imageCards(page)).toHaveCount(9);
});

test("batch: two variations cost twice and are shown together", async ({ user: { page } }) => {
  await prompt(page).fill("Two views of the sea");
  await expect(page.getByRole("button", { name: "Generate · about 0.5 credits" })).toBeVisible();
  await showSettings(page);
  await page.getByRole("combobox", { name: "Variations" }).selectOption("2");
  await expect(page.getByRole("status", { name: "Estimate" })).toContainText("1 credit");
  await expect(page.getByRole("button", { name: "Generate 2 · about 1 credit" })).toBeVisible();
  await expect(page.locator("summary")).toContainText("16:9 · 5 s · Seedance 2.0 · 2 variations");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("2 videos sent.")).toBeAttached();
  const { items } = await (await page.request.get("/api/generations")).json();
  expect(items).toHaveLength(2);
  expect(new Set(items.map((item: { batchId: string }) => item.batchId)).size).toBe(1);
  await prompt(page).fill("And one alone");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByRole("link", { name: /^And one alone/ })).toBeVisible();
  await page.goto("/gallery");
  await page.getByRole("button", { name: /^Two views of the sea.* 2 variations/ }).click();
  await expect(page.getByRole("link", { name: /^Two views of the sea/ })).toHaveCount(2);
  await page
    .getByRole("link", { name: /^Two views of the sea/ })
    .first()
    .click();
  const batch = page.getByRole("region", { name: "Same batch: 2 variations" });
  await expect(batch.getByRole("link", { name: /^Variation 1/ })).toHaveAttribute("aria-current", "page");
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`accessibility: the composer passes in the ${colorScheme} theme, also with the mention list open`, async ({
    user: { page },
  }) => {
    await page.emulateMedia({ colorScheme });
    await addImages(page, 3);
    await prompt(page).focus();
    await page.keyboard.type("Spiderman and @image1, 0-9s: pan. @");
    await expect(page.getByRole("listbox")).toBeVisible();
    const open = await new AxeBuilder({ page }).analyze();
    expect(open.violations).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Name and role of image 2/ }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("hero");
    await page.getByRole("button", { name: "Style" }).click();
    const card = await new AxeBuilder({ page }).analyze();
    expect(card.violations).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await written(page)).toContain("@hero is the style");
  });
}

test("composer: a choice made before the scripts have loaded is kept", async ({ user: { page } }) => {
  let release = () => {};
  const scripts = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await showSettings(page);
  await page.getByRole("radio", { name: "9:16" }).click();
  const saved = page.waitForResponse((answer) => answer.url().includes("/api/drafts") && answer.ok());
  release();
  await saved;
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await showSettings(page);
  await expect(page.getByRole("radio", { name: "9:16" })).toBeChecked();
});
