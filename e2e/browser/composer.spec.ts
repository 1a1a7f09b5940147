import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
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
const prints = (page: Page) => page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");

async function lay(page: Page, count: number): Promise<void> {
  await page.getByLabel("Image files").setInputFiles(await images(count));
  await expect(prints(page)).toHaveCount(count);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

/** The text with each mention as the number it would be sent with. */
const written = (page: Page) =>
  prompt(page).evaluate((root) =>
    [...root.childNodes]
      .map((node) => {
        if (!(node instanceof HTMLElement)) return node.textContent;
        return node.dataset.key ? `@${node.textContent}` : "";
      })
      .join(""),
  );

test("a video is directed with the keyboard alone", async ({ user: { page } }) => {
  await lay(page, 3);
  await prompt(page).focus();
  await page.keyboard.type("Rain. @");
  await expect(page.getByRole("listbox", { name: "Images to mention" }).getByRole("option")).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("walks to @still-3");
  await page.keyboard.press("Enter");
  await page.keyboard.type("slowly");
  expect(await written(page)).toBe("Rain. @image2 walks to @image3 slowly");

  // The second print goes to the front: its mention follows it.
  await page.getByRole("button", { name: "Image 2: still-2.jpg" }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByRole("button", { name: "Image 1: still-2.jpg" })).toBeFocused();
  expect(await written(page)).toBe("Rain. @image1 walks to @image3 slowly");

  // Removed, its mention is broken and holds the sending until it is put back.
  await page.keyboard.press("Delete");
  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "mentions an image that isn’t there" })).toBeVisible();
  await page.getByRole("button", { name: "Restore image" }).first().focus();
  await page.keyboard.press("Enter");
  expect(await written(page)).toBe("Rain. @image3 walks to @image2 slowly");

  await prompt(page).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Sent. It’s at the top of your recent videos.")).toBeAttached();
  // What was asked for stays for the next take.
  expect(await written(page)).toBe("Rain. @image3 walks to @image2 slowly");
});

test("undo takes back words, mentions and removed images, one step at a time", async ({ user: { page } }) => {
  await lay(page, 2);
  await prompt(page).focus();
  await page.keyboard.type("A @image1 ");
  await page.getByRole("button", { name: "Remove image 1" }).click();
  await expect(prints(page)).toHaveCount(1);
  await prompt(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(prints(page)).toHaveCount(2);
  expect(await written(page)).toContain("@image1");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(prints(page)).toHaveCount(1);
});

test("pasted text brings its mentions with it", async ({ user: { page } }) => {
  await lay(page, 3);
  await prompt(page).evaluate((root) => {
    (root as HTMLElement).focus();
    const data = new DataTransfer();
    data.setData("text/plain", "take @image3 and @Image1, not @image9");
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => written(page)).toBe("take @image3 and @image1, not @image9");
  await expect(prompt(page).getByRole("img")).toHaveCount(2);
});

test("an input method composes in peace, beside a mention", async ({ user: { page } }) => {
  await lay(page, 1);
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

test("a reload in the middle of nine uploads loses no word and no image", async ({ user: { page } }) => {
  await prompt(page).focus();
  await page.keyboard.type("Nine of them");
  let arrived = 0;
  await page.route("**/api/images", async (route) => {
    arrived += 1;
    // The first three get through; the others hang until the page is gone.
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

test("two tabs do not overwrite each other silently", async ({ user: { page }, context }) => {
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

test("what was begun here is there on another device", async ({
  user: { page, email, password },
  browser,
  baseURL,
}) => {
  await prompt(page).fill("begun on the train");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).toContain("begun on the train");
  const phone = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true });
  const there = await phone.newPage();
  await there.goto("/sign-in");
  await there.getByLabel("Email").fill(email);
  await there.getByLabel("Password", { exact: true }).fill(password);
  await there.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(prompt(there)).toContainText("begun on the train");
  await phone.close();
});

test("a finger reorders prints and mentions an image", async ({ browser, baseURL }) => {
  const phone = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await signUp(page);
  // More than fit beside each other: the strip they lie on scrolls, and must not while one is carried.
  await lay(page, 6);
  await page.getByRole("button", { name: "Image 1: still-1.jpg" }).tap();
  expect(await written(page)).toContain("@image1");
  const from = await page.getByRole("button", { name: "Image 1: still-1.jpg" }).boundingBox();
  const to = await page.getByRole("button", { name: "Image 3: still-3.jpg" }).boundingBox();
  if (!from || !to) throw new Error("the prints are not on the page");
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

test("a wrong file is refused by name and the others stay", async ({ user: { page } }) => {
  const good = await images(2);
  const notes = { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("not an image") };
  const empty = { name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
  const tiny = { name: "tiny.jpg", mimeType: "image/jpeg", buffer: await jpeg(40, 40, "#333333") };
  await page.getByLabel("Image files").setInputFiles([notes, ...good, empty, tiny]);
  const told = page.getByRole("log", { name: "Files not added" });
  await expect(told).toContainText("notes.png");
  await expect(told).toContainText("empty.jpg");
  await expect(told).toContainText("tiny.jpg");
  await expect(prints(page)).toHaveCount(2);
});

test("a tenth image is left out by name", async ({ user: { page } }) => {
  await lay(page, 9);
  const tenth = { name: "tenth.jpg", mimeType: "image/jpeg", buffer: await jpeg(500, 500, "#eeeeee") };
  await page.evaluate(
    async (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "tenth.jpg", { type: "image/jpeg" }));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [...tenth.buffer],
  );
  await expect(page.getByRole("log", { name: "Files not added" })).toContainText("tenth.jpg");
  await expect(prints(page)).toHaveCount(9);
});

test("two takes of one press cost twice and are shown together", async ({ user: { page } }) => {
  await prompt(page).fill("Two takes of the sea");
  await page.getByRole("combobox", { name: "Variations" }).selectOption("2");
  await expect(page.getByRole("status", { name: "Estimate" })).toContainText("1 credit");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("2 videos sent.")).toBeAttached();
  const { items } = await (await page.request.get("/api/generations")).json();
  expect(items).toHaveLength(2);
  expect(new Set(items.map((item: { batchId: string }) => item.batchId)).size).toBe(1);
  await prompt(page).fill("And one alone");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByRole("link", { name: /^And one alone/ })).toBeVisible();
  await page.getByRole("link", { name: "Variation 2 of 2. Show the batch." }).click();
  await expect(page.getByRole("checkbox", { name: "One batch" })).toBeChecked();
  await expect(page.getByRole("link", { name: /^Two takes of the sea/ })).toHaveCount(2);
  await page
    .getByRole("link", { name: /^Two takes of the sea/ })
    .first()
    .click();
  const strip = page.getByRole("region", { name: "Same batch: 2 variations" });
  await expect(strip.getByRole("link", { name: /^Variation 2/ })).toHaveAttribute("aria-current", "page");
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`nothing stands in anybody's way in the ${colorScheme} room, with the list open`, async ({ user: { page } }) => {
    await page.emulateMedia({ colorScheme });
    await lay(page, 3);
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

test("what is pressed before the page's script has come is what counts", async ({ user: { page } }) => {
  let come = () => {};
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await page.getByRole("radio", { name: "9:16" }).click();
  const kept = page.waitForResponse((answer) => answer.url().includes("/api/drafts") && answer.ok());
  come();
  await kept;
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await expect(page.getByRole("radio", { name: "9:16" })).toBeChecked();
});
