import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, test as plain } from "@playwright/test";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { installOldRelease, LATE_IMAGE, left } from "@/e2e/fixtures/old-release";

/** The current build on the data of the previous release, and a user who had an account there. */
const test = plain.extend<{ ada: Page }, { app: App }>({
  app: [
    async ({ headless: _ }, use) => {
      const app = await startApp({
        env: { AUTH_SECRET: left.account.secret },
        prepare: (dataDir) => installOldRelease({ dataDir }),
      });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  ada: async ({ page }, use) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(left.account.email);
    await page.getByLabel("Password", { exact: true }).fill(left.account.password);
    await page.locator("form").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("textbox", { name: "Prompt" })).toBeVisible();
    await use(page);
  },
});

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

// These two come first, because the others overwrite the draft on the server.
test("upgrade: what only the browser had is restored: text, a pending upload and preferences", async ({ ada, app }) => {
  const { uploads } = left;
  const bytes = (await readFile(LATE_IMAGE)).toString("base64");
  await ada.context().grantPermissions(["notifications"], { origin: app.url });
  await ada.goto("/api/health");
  await ada.evaluate(
    async ([session, local, files, base64]) => {
      for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
      for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
      const file = new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], files.name, {
        type: files.type,
      });
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open(files.database, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(files.store);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(files.store, "readwrite");
          change.objectStore(files.store).put({ file, at: Date.now() }, files.key);
          change.oncomplete = resolve;
        };
      });
    },
    [left.sessionStorage, left.localStorage, uploads, bytes] as const,
  );
  await ada.goto("/");
  // A part that loads after the page restores it, which takes a while on a busy machine.
  await expect(prompt(ada)).toContainText("and a tide in this tab alone", { timeout: 60_000 });
  await expect(ada.getByRole("button", { name: /^Remove/ })).toHaveCount(2);
  // It is stored in the current format, and read again.
  await expect.poll(async () => (await ada.request.get("/api/drafts")).text()).toContain("in this tab alone");
  await expect.poll(async () => (await ada.request.get("/api/images?q=late")).text()).toContain(uploads.name);
  await ada.reload();
  // By a part that is loaded after the page: on a busy machine that takes its time.
  await expect(prompt(ada)).toContainText("and a tide in this tab alone", { timeout: 60_000 });
  await expect(ada.getByRole("button", { name: /^Remove/ })).toHaveCount(2);
});

test("upgrade: a page opened before the update can still save its draft", async ({ ada, app }) => {
  const headers = { cookie: await cookieOf(ada.context()), origin: app.url, "content-type": "application/json" };
  const now = (await (await fetch(`${app.url}/api/drafts`, { headers })).json()) as { draft: { version: number } };
  const body = JSON.stringify({ ...left.draftWrite, base: now.draft.version });
  expect((await fetch(`${app.url}/api/drafts`, { method: "PUT", headers, body })).status).toBe(200);
  await ada.goto("/");
  await expect(prompt(ada)).toContainText("A tide at the server, before");
  await expect(prompt(ada).getByRole("img")).toHaveCount(1);
});

test("upgrade: every old address answers its owner, and private ones answer only the owner", async ({ ada, app }) => {
  const cookie = await cookieOf(ada.context());
  for (const address of left.addresses.own) {
    const answer = await fetch(app.url + address, { headers: { cookie } });
    expect(answer.status, address).toBe(200);
    await answer.arrayBuffer();
    if (!address.startsWith("/api/files/")) continue;
    expect((await fetch(app.url + address)).status, address).toBe(404);
  }
});

test("upgrade: old share links open, and revoked ones stay closed", async ({ page, app }) => {
  for (const address of left.addresses.strangers) {
    const answer = await fetch(app.url + address.replace("{origin}", encodeURIComponent(app.url)));
    expect(answer.status, address).toBe(200);
    if (/\/(video|poster|reference)\b/.test(address))
      expect(answer.headers.get("content-type")).toMatch(/^(video|image)\//);
    await answer.arrayBuffer();
  }
  for (const address of left.addresses.revoked) expect((await fetch(app.url + address)).status, address).toBe(410);

  await page.goto(`/v/${left.links.open}`);
  await expect(page.getByText("A heron for you").first()).toBeVisible();
  await expect(page.getByText("A quicksilver heron lands beside").first()).toBeVisible();
  await page.goto(`/v/${left.links.locked}`);
  await page.locator('input[type="password"]').fill(left.links.password);
  await page.locator("form button").first().click();
  await expect(page.locator("video").first()).toBeVisible();
});

test("upgrade: an old key cookie still opens a link with a password", async ({ page, app }) => {
  const cookies = Object.entries(left.cookies).map(([name, value]) => ({ name, value, url: app.url }));
  await page.context().addCookies(cookies);
  await page.goto(`/v/${left.links.locked}`);
  await expect(page.locator("video").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", left.cookies["ninefold-theme"]);
});

test("upgrade: a bookmarked filter and a saved view show the same videos", async ({ ada }) => {
  const [bookmark = ""] = Object.keys(left.filters);
  await ada.goto(`/gallery?${bookmark}`);
  await expect(ada.getByRole("link", { name: /heron/ })).toHaveCount(1);
  await expect(ada.getByRole("link", { name: /kites/ })).toHaveCount(0);
  await ada.getByRole("link", { name: "Best with pictures" }).first().click();
  await expect(ada).toHaveURL(/ratio=16/);
  await expect(ada.getByRole("link", { name: /heron/ })).toHaveCount(1);
  await expect(ada.getByRole("link", { name: /kites/ })).toHaveCount(0);
});

test("upgrade: an old address that names an image, a video or a link opens it in the composer", async ({ ada }) => {
  const [remake = "", , image = "", onward = "", remix = ""] = left.addresses.own;
  const shown = (id: string) => ada.locator(`img[src*="${id}"]`).first();
  await ada.goto(image);
  await expect(shown(image.split("=")[1] ?? "")).toBeVisible();
  await ada.goto(onward);
  await expect(shown(onward.split("=")[1] ?? "")).toBeVisible();
  for (const address of [remake, remix]) {
    await ada.goto(address);
    await expect(prompt(ada)).toContainText("A quicksilver heron lands beside");
    await expect(prompt(ada).getByRole("img")).toHaveCount(2);
  }
});
