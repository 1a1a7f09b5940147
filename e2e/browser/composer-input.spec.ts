import type { Locator, Page } from "@playwright/test";
import { status } from "@/e2e/fixtures/compose";
import { flat, jpeg, png } from "@/e2e/fixtures/images";
import { expect, test } from "@/e2e/fixtures/test";

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const imageCards = (page: Page) => page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");

/** Waits for the sentence and dismisses it. */
async function expectRefusal(page: Page, sentence: string): Promise<void> {
  await expect(status(page)).toContainText(sentence);
  await status(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(status(page)).not.toContainText(sentence);
}

async function addImages(page: Page, ...names: string[]): Promise<void> {
  const before = await imageCards(page).count();
  const files = await Promise.all(
    names.map(async (name, at) => ({
      name,
      mimeType: "image/jpeg",
      buffer: await jpeg(640 + at * 10 + before, 480, at % 2 ? "#3264a8" : "#a86432"),
    })),
  );
  await page.getByLabel("Image files").setInputFiles(files);
  await expect(imageCards(page)).toHaveCount(before + names.length);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

/** Pastes or drops data of another program. Returns whether the page handled the event itself. */
async function transfer(
  target: Locator,
  how: "paste" | "drop",
  content: Record<string, string>,
  file?: { name: string; bytes: Buffer },
) {
  return target.evaluate(
    (element, { how, content, file }) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(content)) data.setData(type, text);
      if (file) data.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: "image/png" }));
      const options = { bubbles: true, cancelable: true };
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent("drop", { ...options, dataTransfer: data });
      if (element instanceof HTMLElement) element.focus();
      element.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { how, content, file: file && { name: file.name, bytes: [...file.bytes] } },
  );
}

/** The text of the prompt, with each mention as its number. */
const written = (page: Page) =>
  prompt(page).evaluate((root) =>
    [...root.childNodes]
      .map((node) => {
        if (!(node instanceof HTMLElement)) return node.textContent;
        return node.dataset.key ? `@${node.textContent}` : "";
      })
      .join(""),
  );

test("paste: text that comes with an image of itself is pasted as text, in every field", async ({ user: { page } }) => {
  // Each has its own size, because an image that is already added is not added again.
  const imageOf = async (width: number) => ({ name: "image.png", bytes: await flat(width, 480) });
  const cells = { "text/plain": "Shot\tSeconds\nRain\t3", "text/html": "<table><tr><td>Shot</td></tr></table>" };
  const letter = {
    "text/plain": " and wind",
    "text/html": "<p class=MsoNormal> and wind</p>",
    "text/rtf": "{\\rtf1 and wind}",
  };
  const text = "Shot\tSeconds\nRain\t3 and wind";
  await transfer(prompt(page), "paste", cells, await imageOf(610));
  await transfer(prompt(page), "paste", letter, await imageOf(620));
  await expect.poll(() => written(page)).toBe(text);
  await expect(imageCards(page)).toHaveCount(0);

  // Outside of a text field the text is ignored, and its image is not added either.
  await transfer(page.locator("body"), "paste", cells, await imageOf(630));
  await addImages(page, "a.jpg");
  await page.getByRole("button", { name: /^Name and role of image 1/ }).click();
  expect(
    await transfer(page.getByRole("textbox", { name: "Name" }), "paste", { "text/plain": "hero" }, await imageOf(650)),
  ).toBe(false);
  await page.keyboard.press("Escape");
  await expect(imageCards(page)).toHaveCount(1);

  // An image without text, or whose only text is its file's name, is added.
  expect(
    await transfer(prompt(page), "paste", { "text/html": "<img src='https://example.com/a.png'>" }, await imageOf(660)),
  ).toBe(true);
  const street = { name: "street.png", bytes: await png(700, 480) };
  expect(await transfer(prompt(page), "paste", { "text/plain": "/home/ada/street.png" }, street)).toBe(true);
  await expect(imageCards(page)).toHaveCount(3);
  expect(await written(page)).toBe(text);
});

test("drop: an image from another page is fetched like a typed URL", async ({ user: { page } }) => {
  const html = '<a href="https://example.com/page"><img src="https://localhost/fox.png" alt=""></a>';
  const uri = "# a comment\nhttps://example.com/page";
  expect(await transfer(page.locator("body"), "drop", { "text/html": html, "text/uri-list": uri })).toBe(true);
  await expectRefusal(page, "fox.png wasn’t fetched: its URL isn’t on the public internet.");

  // Over the prompt as well, where a link is inserted as text.
  expect(
    await transfer(prompt(page), "drop", {
      "text/html": '<img src="http://example.com/hen.jpg">',
      "text/uri-list": "x:",
    }),
  ).toBe(true);
  await expectRefusal(page, "hen.jpg wasn’t fetched: only https URLs can be.");
  await transfer(prompt(page), "drop", { "text/uri-list": "https://example.com/story" });
  await expect.poll(() => written(page)).toBe("https://example.com/story");

  await transfer(page.locator("body"), "drop", { "text/uri-list": "https://127.0.0.1/owl.webp" });
  await expectRefusal(page, "owl.webp wasn’t fetched: its URL isn’t on the public internet.");
  await expect(imageCards(page)).toHaveCount(0);

  // What names no address says so, too.
  await transfer(page.locator("body"), "drop", { "text/html": "<img src='blob:x'>", "text/uri-list": "# nothing" });
  await expectRefusal(page, "This isn’t the URL of an image.");

  // Search pages embed small images in the page itself.
  const inline = `data:image/png;base64,${(await png(400, 400)).toString("base64")}`;
  await transfer(page.locator("body"), "drop", {
    "text/html": `<img src="${inline}">`,
    "text/uri-list": "https://e.com/",
  });
  await expect(imageCards(page)).toHaveCount(1);
});

test("paste: long text is cut at the prompt's limit, says so, and is stored in the draft", async ({
  user: { page },
}) => {
  await prompt(page).focus();
  await page.keyboard.type("雨：");
  const stored = async () => (await (await page.request.get("/api/drafts")).json()).draft?.content.doc.join("");
  for (const [sign, pasted, fits] of [
    ["😀", 15_000, 1_999],
    ["a", 5_000, 3_998],
    ["👩‍👩‍👧‍👦", 600, 363],
  ] as const) {
    await prompt(page).focus();
    await transfer(prompt(page), "paste", { "text/plain": sign.repeat(pasted) });
    const [inserted, total] = [fits, pasted].map((count) => (count * sign.length).toLocaleString("en"));
    const notice = page.getByText(
      `Only ${inserted} of the ${total} characters you pasted fit: a prompt can have 4,000.`,
    );
    await expect(notice).toBeVisible();
    await expect.poll(stored).toBe(`雨：${sign.repeat(fits)}`);
    await prompt(page).focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(notice).toBeHidden();
    expect(await written(page)).toBe("雨：");
  }
});

test("undo: it reverts words and typing pauses one by one, and redo restores text and caret", async ({
  user: { page },
}) => {
  await prompt(page).focus();
  await page.keyboard.type("One two three four five.");
  await page.waitForTimeout(1_000);
  await page.keyboard.type(" Six seven eight.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Second line here");
  for (let at = 0; at < 10; at++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("XYZ");
  const before = "One two three four five. Six seven eight.\nSecond line here";
  const full = `${before.slice(0, -10)}XYZ${before.slice(-10)}`;
  expect(await written(page)).toBe(full);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await written(page)).toBe(before);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  expect(await written(page)).toBe(full);
  // The caret is where it was.
  await page.keyboard.type("!");
  expect(await written(page)).toBe(full.replace("XYZ", "XYZ!"));
  for (let at = 0; at < 3; at++) await page.keyboard.press("ControlOrMeta+z");
  expect(await written(page)).toBe(before.replace(" here", ""));
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("st");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  expect(await written(page)).toBe(before.replace(" here", ""));
});

test("undo: a composition of an input method is one step", async ({ user: { page } }) => {
  // Its draft is saved once the editor is loaded.
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/api/drafts") && answer.ok());
  await prompt(page).focus();
  await page.keyboard.type("a");
  await saved;
  const session = await page.context().newCDPSession(page);
  for (const text of ["n", "ni", "你", "你好"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send("Input.insertText", { text: "你好" });
  expect(await written(page)).toBe("a你好");
  await page.keyboard.press("ControlOrMeta+z");
  expect(await written(page)).toBe("a");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  expect(await written(page)).toBe("a你好");
});

test("preview: what will be sent separates mentions from adjacent letters", async ({ user: { page } }) => {
  await addImages(page, "a.jpg", "b.jpg");
  await prompt(page).focus();
  await page.keyboard.type("x@image2 and me@image1.com, @image1walks, ＠图２@image01");
  expect(await written(page)).toBe("x@image2 and me@image1.com, @image1walks, @image2@image1");
  await prompt(page).blur();
  await page.keyboard.press("w");
  const preview = page.getByRole("dialog", { name: "What will be sent" });
  await expect(preview.getByRole("region", { name: "Prompt" })).toHaveText(
    "x @image2 and me@image1.com, @image1 walks, @image2 @image1",
  );
});

test("composer: an image's role follows the prompt, and errors disappear with their cause", async ({
  user: { page },
}) => {
  await addImages(page, "a.jpg");
  const card = page.getByRole("button", { name: /^Name and role of image 1/ });
  await card.click();
  await page.getByRole("button", { name: "Style" }).click();
  await page.keyboard.press("Escape");
  await expect(card).toHaveText("Style");
  await prompt(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(card).toHaveText("Name, role");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card).toHaveText("Style");

  await page.getByRole("button", { name: "Remove image 1" }).click();
  await prompt(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(status(page)).toContainText("a.jpg is mentioned but was removed.");
  await status(page).getByRole("button", { name: "Restore image" }).click();
  await expect(status(page)).not.toContainText("a.jpg");

  await page.context().setOffline(true);
  // What is sent after the page is online again is neither lost nor an error.
  const lost = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await prompt(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(status(page)).toContainText("You’re offline.");
  await lost;
  await page.context().setOffline(false);
  await expect(status(page)).not.toContainText("You’re offline.");
  await expect(status(page)).not.toContainText("No answer came");
});

test("submit: a prompt without visible text is not sent", async ({ user: { page } }) => {
  await transfer(prompt(page), "paste", { "text/plain": "\u200b\u3164\u2800" });
  // A text that arrives after the click ends the message that it is about.
  await expect(prompt(page)).toContainText("\u3164");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(status(page)).toContainText("Write a prompt first.");
});
