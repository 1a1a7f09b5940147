import { createHash } from "node:crypto";
import { cp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, expect as expectPage, type Page } from "@playwright/test";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp } from "@/e2e/fixtures/app-server";
import { cardOf } from "@/e2e/fixtures/compose";
import { emptyDatabase } from "@/e2e/fixtures/old-database";
import { left } from "@/e2e/fixtures/old-release";
import { expectedOf, installRelease, RELEASES } from "@/e2e/seed/kept-releases";
import { captureOutput } from "@/lib/cli/child.mjs";
import { binaries, inRoot, root } from "@/lib/cli/root.mjs";

/**
 * `npm run test:upgrade`: this build starts on the data of each kept release, on both databases, and a browser signs in
 * and reads it. Then a page that was opened on one build is used on the next one.
 */
const AUTH_SECRET = left.account.secret;
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
});
afterAll(() => browser.close());

async function signIn(page: Page, url: string, account: { email: string; password: string }): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expectPage(page.getByRole("textbox", { name: "Prompt" })).toBeVisible({ timeout: 60_000 });
}

const kinds = RELEASES.flatMap((release) => (["embedded", "postgres"] as const).map((kind) => ({ release, kind })));

test.each(kinds)(
  "upgrade: $release on $kind: starts, and its account, gallery, videos and links are there",
  async (of) => {
    const { account, gallery, titles, videos, links } = await expectedOf(of.release);
    const onPostgres = of.kind === "postgres" ? await emptyDatabase() : null;
    const app = await startApp({
      env: { AUTH_SECRET, ...(onPostgres?.place.url && { DATABASE_URL: onPostgres.place.url }) },
      prepare: (dataDir) => installRelease(of.release, { dataDir, url: onPostgres?.place.url }),
    });
    const page = await browser.newPage();
    try {
      // The older release's data changes by the migrations, the newest's need not.
      if (of.release === RELEASES[0]) expect(app.output()).toContain("all rows were backed up before the update");
      await signIn(page, app.url, account);
      for (const [query, ids] of Object.entries(gallery)) {
        const answer = await page.request.get(`${app.url}/api/gallery?${query}`);
        const { items } = (await answer.json()) as { items: { id: string }[] };
        expect(
          items.map(({ id }) => id),
          query,
        ).toEqual(ids);
      }
      for (const [id, title] of Object.entries(titles)) {
        await page.goto(`${app.url}/gallery/${id}`);
        await expectPage(page.getByText(title).first()).toBeVisible();
      }
      for (const [id, sha256] of Object.entries(videos)) {
        const file = await page.request.get(`${app.url}/api/files/video/${id}?download=1`);
        expect(
          createHash("sha256")
            .update(await file.body())
            .digest("hex"),
        ).toBe(sha256);
      }
      for (const [slug, kind] of Object.entries(links)) {
        const answer = await fetch(`${app.url}/v/${slug}`);
        expect(answer.status, slug).toBe(kind === "ended" ? 410 : 200);
      }
      if (onPostgres?.place.url) await expectUnready(app.url, onPostgres.place.url);
    } finally {
      await page.context().close();
      await app.stop();
      await onPostgres?.drop();
    }
  },
);

/** A newer version migrates the database of a server that still runs. */
async function expectUnready(server: string, database: string): Promise<void> {
  const client = new Client(database);
  await client.connect();
  await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  await client.end();
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${server}/api/ready`);
        return { status: answer.status, ...((await answer.json()) as { migrations: boolean }) };
      },
      { timeout: 10_000 },
    )
    .toMatchObject({ status: 503, database: true, migrations: false });
}

/**
 * A copy of the sources, built, and built again with one changed sentence: in one folder, as an update does it, because
 * the ids of actions follow from the paths of their files. It is below this build, where the packages are found, and has
 * the first of both builds until `update`.
 */
async function twoBuilds() {
  const folder = inRoot(".next/upgrade");
  await rm(folder, { recursive: true, force: true });
  // With a lockfile of its own it would be taken for a project that has its packages inside.
  const out = ["node_modules", ".git", ".data", ".next", "package-lock.json"];
  for (const name of await readdir(root))
    if (!out.includes(name)) await cp(inRoot(name), path.join(folder, name), { recursive: true });
  // The fonts are named by their path, and everything else is found from here upwards.
  const fonts = "node_modules/@fontsource-variable";
  await cp(inRoot(fonts), path.join(folder, fonts), { recursive: true });
  const [built, first, second] = [".next", "first-build", "second-build"].map((name) => path.join(folder, name));
  if (!built || !first || !second) throw new Error("unreachable");
  await build(folder);
  await rename(built, first);
  const messages = path.join(folder, "lib/i18n/messages/en.json");
  const said = await readFile(messages, "utf8");
  await writeFile(messages, said.replace("fold into one video", "fold into one new video"));
  await build(folder);
  await rename(built, second);
  await rename(first, built);
  const update = async () => {
    await rename(built, first);
    await rename(second, built);
  };
  return { folder, update };
}

async function build(folder: string): Promise<void> {
  const env = { ...process.env, AUTH_SECRET, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const ran = await captureOutput([binaries.next, "build", folder], { cwd: folder, env, within: 15 * 60_000 });
  if (ran.code !== 0) throw new Error(ran.output);
}

test("upgrade: a page that was opened before an update keeps its draft, and its next click works", async () => {
  const { folder, update } = await twoBuilds();
  const newest = RELEASES.at(-1) ?? "";
  const { account } = await expectedOf(newest);
  const prepare = (dataDir: string) => installRelease(newest, { dataDir });
  const app = await startApp({ env: { AUTH_SECRET }, prepare, folder });
  const page = await browser.newPage();
  try {
    const prompt = page.getByRole("textbox", { name: "Prompt" });
    await signIn(page, app.url, account);
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/api/drafts") && answer.ok());
    await prompt.fill("A ferry leaves at dusk");
    await saved;
    await page.evaluate(() => Object.assign(window, { opened: "before" }));
    const served = async () => ((await (await fetch(`${app.url}/api/health`)).json()) as { build: string }).build;
    const before = await served();
    await app.kill9();
    await update();
    await app.start();
    expect(await served()).not.toBe(before);
    // Its stream of events tells the build; after a long start it would reconnect a minute later.
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expectPage(page.getByText("Ninefold was updated. Your draft is kept.").first()).toBeVisible({
      timeout: 60_000,
    });
    await expectPage(prompt).toHaveText("A ferry leaves at dusk");
    await page.getByRole("button", { name: "Generate" }).click();
    await expectPage(cardOf(page, "A ferry leaves at dusk")).toBeVisible({ timeout: 60_000 });
    expect(await page.evaluate(() => Reflect.get(window, "opened"))).toBe("before");
  } finally {
    await page.context().close();
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
