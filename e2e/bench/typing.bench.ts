import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertElement } from "@/db/elements/element-changes";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { jpeg } from "@/e2e/fixtures/images";
import { addUser } from "@/e2e/fixtures/rows";
import { MAX_ELEMENTS } from "@/lib/elements/limits";
import { cookieOf } from "./cookie";
import { seedGallery } from "./gallery-seed";
import { type Keys, measureKeys, typeInto } from "./keys";

/** The limit in milliseconds for nineteen of twenty key presses. */
const LIMIT = 50;
const LETTERS = 200;
const VIDEOS = 1_000;
const PROMPT = 4_000;

let database: TestDatabase;
let server: Awaited<ReturnType<typeof createServerProcess>>;
let browser: Browser;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await createServerProcess({ DATABASE_URL: database.url ?? "", DEFAPI_BASE_URL: "http://127.0.0.1:9" });
  await server.start();
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.close();
});

/** The lower bound: a bare text field with as much text, on a page of the same server without scripts. */
async function floor(): Promise<Keys> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await measureKeys(page);
  await page.goto(`${server.url}/api/health`);
  await page.evaluate(
    (length) => {
      const field = document.createElement("textarea");
      field.style.cssText = "width: 34rem; height: 22rem; font-size: 19px";
      field.value = "rain on the harbors ".repeat(length / 20);
      document.body.replaceChildren(field);
      field.focus();
    },
    PROMPT - LETTERS - 50,
  );
  const keys = await typeInto(page, LETTERS);
  await page.close();
  return keys;
}

/** The compose page of a user with that many videos, with nine images and a prompt near its limit. */
async function compose(videos: number, elements: number): Promise<{ keys: Keys; cards: number }> {
  const userId = await addUser(database.db);
  for (let at = 1; at <= elements; at++) {
    const values = {
      kind: "character",
      name: `Mira${at}`,
      nameKey: `mira${at}`,
      description: "",
      role: null,
      tags: ["lead"],
    } as const;
    await insertElement(database.db, {
      userId,
      id: randomUUID(),
      values: { ...values, tags: ["lead"] },
      images: [],
      most: elements,
    });
  }
  if (videos > 0) await seedGallery(database.db, userId, videos);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ ...(await cookieOf(database.db, userId)), url: server.url }]);
  const page = await context.newPage();
  await measureKeys(page);
  await page.goto(server.url);
  await addImages(page);
  await page.getByRole("textbox", { name: "Prompt" }).focus();
  if (elements > 0) {
    // The first `@` loads them; their mentions become chips, and an address keeps an `@` in the text.
    await page.keyboard.type("@mira1");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.type(" and @mira2 meet, me@mira.example. ");
  }
  const scene = Array.from({ length: 9 }, (_, at) => `@image${at + 1} walks in the rain. `).join("");
  await page.keyboard.insertText(`${scene}0-3s: `);
  await page.keyboard.insertText("the keeper climbs on, ".repeat(200).slice(0, PROMPT - LETTERS - 150 - scene.length));
  await page.waitForTimeout(2_000);
  const keys = await typeInto(page, LETTERS);
  const cards = await page.locator("[data-card]").count();
  await context.close();
  return { keys, cards };
}

async function addImages(page: Page): Promise<void> {
  const files = Array.from({ length: 9 }, async (_, at) => ({
    name: `still-${at + 1}.jpg`,
    mimeType: "image/jpeg",
    buffer: await jpeg(640 + at * 10, 480, `#${(at + 1).toString().repeat(6)}`),
  }));
  await page.getByLabel("Image files").setInputFiles(await Promise.all(files));
  await page.getByRole("button", { name: /^Remove image 9/ }).waitFor();
}

test("typing: a letter is painted in time, however many videos are beside the prompt", async () => {
  const base = await floor();
  const row = (name: string, { median, p95, worst, reported }: Keys) =>
    console.log(
      `  ${name.padEnd(46)} median ${median.toFixed(1).padStart(5)}   95th ${p95.toFixed(1).padStart(5)} (${(p95 / base.p95).toFixed(2)} × floor)   worst ${worst.toFixed(1).padStart(5)}   95th by Event Timing ${reported}`,
    );
  console.log(
    `\n  key press to paint, ms, ${LETTERS} letters each; 9 images, ${PROMPT} characters; limit: 95th ≤ ${LIMIT}\n`,
  );
  row("a bare textarea (floor)", base);
  const problems: string[] = [];
  for (const [videos, elements] of [
    [0, 0],
    [VIDEOS, 0],
    [0, MAX_ELEMENTS],
  ] as const) {
    const { keys, cards } = await compose(videos, elements);
    const beside = `${videos.toLocaleString("en")} videos, ${cards} of them beside the prompt`;
    const name = elements > 0 ? `${elements} elements` : beside;
    row(name, keys);
    if (keys.p95 > LIMIT) problems.push(`${name}: ${keys.p95.toFixed(1)} ms`);
  }
  expect(problems).toEqual([]);
});
