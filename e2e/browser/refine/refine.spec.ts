import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { threeImages, write } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

const box = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Refine the prompt" });
const proposal = (page: Page) => dialog(page).getByRole("region", { name: "Proposal" });

async function open(page: Page, prompt: string, images: Awaited<ReturnType<typeof threeImages>> = []) {
  await write(page, { prompt, images });
  await page.getByRole("button", { name: "Refine", exact: true }).click();
  return dialog(page);
}

async function rewrite(page: Page, prompt: string, images: Awaited<ReturnType<typeof threeImages>> = []) {
  const refine = await open(page, prompt, images);
  await refine.getByRole("button", { name: "Rewrite for Seedance" }).click();
  return refine;
}

async function inspect(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`),
      `${name} in ${colorScheme}`,
    ).toEqual([]);
  }
}

test("refine: by keyboard, a rewrite is proposed, used whole and undone in one step, and mentions stay mentions", async ({
  user: { page },
}) => {
  await write(page, { prompt: 'A keeper from @image1 says "Come home"', images: (await threeImages()).slice(0, 1) });
  await page.getByRole("button", { name: "Refine", exact: true }).press("Enter");
  await expect(dialog(page).getByRole("status")).toContainText("sent to simulator only when you ask here");
  await expect(dialog(page).getByRole("button", { name: "Rewrite for Seedance" })).toBeFocused();
  await inspect(page, "the choice of what to ask");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("status")).toContainText("changes. Press one to leave it out.");
  await expect(proposal(page)).toContainText("At first light, ");
  await expect(dialog(page)).toContainText(/\d+ tokens used\. Cost according to the service: 0\./);
  await inspect(page, "a proposal");
  await expect(dialog(page).getByRole("button", { name: "Use the proposal" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toContainText("The camera pushes in slowly.");
  await expect(box(page).locator("[data-key]")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(box(page)).toHaveText(/^A keeper from .* says "Come home"$/);
  await expect(box(page).locator("[data-key]")).toHaveCount(1);
});

test("refine: changes are left out one by one, and keeping mine changes nothing", async ({ user: { page } }) => {
  const refine = await rewrite(page, "A lighthouse in fog");
  const changes = proposal(page).getByRole("button");
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toHaveAccessibleName("“A” becomes “At first light, a”");
  await changes.first().click();
  await expect(changes.first()).toHaveAttribute("aria-pressed", "false");
  await refine.getByRole("button", { name: "Use 1 of 2 changes" }).click();
  await expect(box(page)).toHaveText(/^A lighthouse in fog\. The camera pushes in slowly\..*waves\.$/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(box(page)).toHaveText("A lighthouse in fog");
  const again = await rewrite(page, "A lighthouse in fog");
  await again.getByRole("button", { name: "Keep mine" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(box(page)).toHaveText("A lighthouse in fog");
});

test("refine: what lost a mention twice can only be edited or left, and says what is missing", async ({
  user: { page },
}) => {
  const prompt = 'The cat of @image1 says "Meow" [sim:refine-lose]';
  const refine = await rewrite(page, prompt, (await threeImages()).slice(0, 1));
  await expect(refine.getByRole("status")).toContainText("still has problems after two tries");
  await expect(refine).toContainText('Missing from your prompt: @image1 "Meow"');
  await expect(refine.getByRole("button", { name: /^Use/ })).toHaveCount(0);
  await inspect(page, "a broken proposal");
  await refine.getByRole("button", { name: "Edit the proposal" }).click();
  const text = refine.getByRole("textbox", { name: "Proposal" });
  await expect(text).toBeFocused();
  await text.fill('The cat of @image1 says "Meow" at dawn');
  await expect(refine.getByText("Missing from your prompt")).toBeHidden();
  await refine.getByRole("button", { name: "Use this text" }).click();
  await expect(box(page)).toContainText("at dawn");
  await expect(box(page).locator("[data-key]")).toHaveCount(1);
});

test("refine: a proposal that lost a mention once is written again, and an unknown mention is named", async ({
  user: { page },
}) => {
  const once = await rewrite(page, 'She says "Come home" [sim:refine-lose-once]');
  await expect(once.getByRole("button", { name: "Use the proposal" })).toBeVisible();
  await once.getByRole("button", { name: "Keep mine" }).click();
  const unknown = await rewrite(page, "Fog [sim:refine-unknown]");
  await expect(unknown).toContainText("Mentions that don’t exist: @stranger");
});

const FAILURES = {
  "refine-empty": "answered with an empty text",
  "refine-html": "something other than a text",
  "refine-cut": "broke off halfway",
  "refine-error": "The refine service failed",
  "refine-401": "doesn’t accept this server’s key. It cost nothing.",
  "refine-429": "is busy. It cost nothing.",
  "refine-thoughts": "wrote nothing. It cost tokens.",
};

test("refine: each failure says what happened, what it cost and what to do, and the prompt stays", async ({
  user: { page },
}) => {
  for (const [word, sentence] of Object.entries(FAILURES)) {
    const refine = await rewrite(page, `Fog [sim:${word}]`);
    await expect(refine.getByRole("status"), word).toContainText(sentence);
    await expect(refine.getByRole("status"), word).toContainText("Your text is unchanged.");
    await expect(refine.getByRole("button", { name: "Ask again" }), word).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await expect(box(page)).toHaveText(`Fog [sim:${word}]`);
  }
});

test("refine: an answer is stopped while it is written, and closing the dialog ends it too", async ({
  user: { page },
}) => {
  const refine = await rewrite(page, "Fog [sim:refine-slow=5]");
  await expect(refine.getByRole("status")).toHaveText("Writing…");
  await expect(refine.getByText("At fir")).toBeVisible();
  const ended = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/refine"));
  await refine.getByRole("button", { name: "Stop" }).click();
  await ended;
  await expect(refine.getByRole("status")).toContainText("Stopped. Your text is unchanged");
  await refine.getByRole("button", { name: "Rewrite for Seedance" }).click();
  await expect(refine.getByText("At fir")).toBeVisible();
  const endedToo = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/refine"));
  await page.keyboard.press("Escape");
  await endedToo;
  await expect(box(page)).toHaveText("Fog [sim:refine-slow=5]");
});

test("refine: a broken connection and an empty prompt are said, and the palette opens it as well", async ({
  user: { page },
}) => {
  await page.keyboard.press("r");
  await expect(dialog(page)).toContainText("Write a prompt first.");
  await page.keyboard.press("Escape");
  await page.route("**/api/refine", (route) => route.abort());
  const refine = await rewrite(page, "Fog");
  await expect(refine.getByRole("status")).toContainText("The connection to this server broke.");
  await page.unroute("**/api/refine");
  await refine.getByRole("button", { name: "Ask again" }).click();
  await expect(refine.getByRole("button", { name: "Use the proposal" })).toBeVisible();
});

test.describe("in Chinese on a phone", () => {
  test.use({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("refine: a translation by touch, within the screen", async ({ page }) => {
    await page.goto("/sign-up");
    await page.getByLabel("邮箱").fill(`${crypto.randomUUID().slice(0, 12)}@example.com`);
    await page.locator("input[type=password]").first().fill("a lamp behind nine images");
    await page.getByRole("button", { name: "注册", exact: true }).click();
    const prompt = page.locator("#compose-prompt");
    await prompt.tap();
    await prompt.fill("雾中的灯塔");
    await page.getByRole("button", { name: "润色", exact: true }).tap();
    const refine = page.getByRole("dialog", { name: "润色提示词" });
    await refine.getByRole("button", { name: "翻译成英文" }).tap();
    await expect(refine.getByRole("region", { name: "建议" })).toContainText("（模拟翻译）雾中的灯塔");
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await refine.getByRole("button", { name: "采用建议" }).tap();
    await expect(prompt).toHaveText("（模拟翻译）雾中的灯塔");
  });
});
