import type { Page, Request } from "@playwright/test";
import { generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

/** Presses a key of another keyboard layout: the character and the physical key. */
async function press(page: Page, key: string, code: string, modifiers = 0): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const text = modifiers === 0 ? key : undefined;
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, modifiers, text });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, modifiers });
  await session.detach();
}
const CONTROL = 2;

const LAYOUTS = [
  { name: "Russian", w: "ц", k: "л", z: "я", f: "а", x: "ч", m: "ь" },
  { name: "Greek", w: "ς", k: "κ", z: "ζ", f: "φ", x: "χ", m: "μ" },
  { name: "Hebrew", w: "'", k: "ל", z: "ז", f: "כ", x: "ס", m: "צ" },
  { name: "Arabic", w: "ص", k: "ن", z: "ئ", f: "ب", x: "ء", m: "ة" },
];

test("shortcuts: the composer uses physical keys on layouts that are not Latin", async ({ user: { page } }) => {
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  for (const { name, w, k, z } of LAYOUTS) {
    await test.step(name, async () => {
      await page.locator("body").click({ position: { x: 2, y: 2 } });
      await press(page, k, "KeyK", CONTROL);
      const palette = page.getByRole("dialog", { name: "Search and actions" });
      await expect(palette).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(palette).toHaveCount(0);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await press(page, w, "KeyW");
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await prompt.click();
      await page.keyboard.type("lamp");
      await press(page, z, "KeyZ", CONTROL);
      await expect(prompt).not.toContainText("lamp");
    });
  }
});

test("shortcuts: the gallery and the player use physical keys, and Latin layouts use the letter", async ({
  user: { page },
}) => {
  const generated = await generate(page, { prompt: "A copper kettle [sim:fast]", ratio: "16:9", duration: 5 });
  await expect(generated).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await page.goto("/gallery");
  const card = page.getByRole("grid").getByRole("link", { name: "A copper kettle" });
  const favorite = page.getByRole("button", { name: "Favorite: A copper kettle" });
  let [on, sent, answered] = [true, 0, 0];
  const isPost = (request: Request) => request.method() === "POST";
  page.on("request", (request) => {
    if (isPost(request)) sent += 1;
  });
  page.on("response", (response) => {
    if (isPost(response.request())) answered += 1;
  });
  // A key press before hydration has no effect.
  await expect(async () => {
    await card.focus();
    await page.keyboard.press("f");
    await expect(favorite).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass();
  for (const { f } of LAYOUTS) {
    await card.focus();
    await press(page, f, "KeyF");
    on = !on;
    await expect(favorite).toHaveAttribute("aria-pressed", String(on));
  }
  const settled = () =>
    expect(async () => {
      const before = sent;
      await page.waitForTimeout(600);
      expect([sent, answered]).toEqual([before, before]);
    }).toPass();
  await settled();
  // Pressed again while the first one is under way, the last one counts, also after a reload.
  await page.route("**/gallery*", async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  for (let count = 0; count < 2; count += 1) await page.keyboard.press("f");
  await expect(favorite).toHaveAttribute("aria-pressed", String(on));
  // What is pressed while one is under way waits for it, so that two of them may need one request.
  await settled();
  await page.unroute("**/gallery*");
  await page.reload();
  await card.focus();
  await expect(favorite).toHaveAttribute("aria-pressed", String(on));
  // On AZERTY the key in the position of Q types an a: Ctrl with it selects all. The one in the position of A does not.
  await press(page, "q", "KeyA", CONTROL);
  await expect(page.getByText("1 selected")).toHaveCount(0);
  await press(page, "a", "KeyQ", CONTROL);
  await expect(page.getByText("1 selected")).toBeVisible();

  await page.goto("/gallery");
  await card.click();
  const video = page.getByLabel("Video", { exact: true });
  await expect(page.getByRole("button", { name: "One frame forward" })).toBeVisible();
  const muted = () => video.evaluate((video: HTMLVideoElement) => video.muted);
  let quiet = await muted();
  for (const { m } of LAYOUTS) {
    await press(page, m, "KeyM");
    quiet = !quiet;
    await expect.poll(muted).toBe(quiet);
  }
});
