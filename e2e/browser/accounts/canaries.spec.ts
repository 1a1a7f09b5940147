import type { Page } from "@playwright/test";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { linkIn, startMailSink } from "@/e2e/fixtures/mail-sink";
import { test as base, expect } from "@/e2e/fixtures/test";

/** Secrets of the server, none of which may ever leave it. */
const SECRETS = {
  key: "dk-canary-7b1d90e2c4",
  secret: "canary-secret-41f0b7d2a96e58c3d7",
  previous: "canary-earlier-83d5e1f07a2b946cd0",
  mail: "canary-mail-5e90c7b1",
  cron: "canary-cron-b27d41f9",
};
/** What a user types, and what an address carries. */
const [PASSWORD, PROMPT, QUERY, OWN_KEY] = [
  "canary lamp behind nine",
  "canary prompt 6d2f",
  "canary-query-90ab",
  "dk-canary-own-3c7e",
];

const test = base.extend<object, { sink: Awaited<ReturnType<typeof startMailSink>>; app: App }>({
  sink: [
    async ({ headless: _ }, use) => {
      const sink = await startMailSink();
      await use(sink);
      await sink.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ sink }, use) => {
      const { key, secret, previous, mail, cron } = SECRETS;
      const app = await startApp({
        env: {
          SIGN_UP: "open",
          DEFAPI_API_KEY: key,
          AUTH_SECRET: secret,
          AUTH_SECRET_PREVIOUS: previous,
          SMTP_URL: sink.url.replace("//", `//ninefold:${mail}@`),
          MAIL_FROM: "videos@ninefold.test",
          CRON_SECRET: cron,
        },
      });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Everything that the server sends: documents, payloads, scripts and headers. */
function listen(page: Page) {
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    const head = response.allHeaders().then((headers) => JSON.stringify(headers));
    // A stream of events has no end to wait for.
    const body = response.url().includes("/api/events") ? "" : response.text().catch(() => "");
    answers.push(Promise.all([head, body]).then((parts) => `${response.url().split("?")[0]}\n${parts.join("\n")}`));
  });
  return async () => (await Promise.all(answers)).join("\n");
}

const PAGES = [
  "/",
  "/gallery",
  "/gallery/trash",
  "/links",
  "/account",
  "/account/images",
  "/account/confirm",
  "/admin",
];
const ROUTES = [
  "/api/generations",
  "/api/gallery",
  "/api/search",
  "/api/library",
  "/api/images",
  "/api/oembed",
  "/api/cron/sweep",
];

test("canaries: no secret is in anything that is sent or logged, and no password, token, prompt or query in the log", async ({
  page,
  browser,
  sink,
  app,
}) => {
  test.setTimeout(240_000);
  const heard = listen(page);
  const email = "canary@example.com";
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await expect(prompt).toBeVisible();
  const verification = linkIn(await sink.next(0));
  await page.goto(verification);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Your email is verified.")).toBeVisible();

  // The first account administers: keys of one's own, one of which is stored.
  await page.goto("/admin");
  await page.getByRole("button", { name: "Allow own keys" }).click();
  await expect(page.getByText("Users may store keys of their own.")).toBeVisible();
  await page.goto("/account");
  await page.getByLabel("Provider key", { exact: true }).fill(OWN_KEY);
  await page.getByRole("button", { name: "Test and store key" }).click();
  await expect(page.getByText(`Key ending in ${OWN_KEY.slice(-4)}`)).toBeVisible();
  await page.goto("/");
  await prompt.fill(`${PROMPT} [sim:fail-provider]`);
  await page.getByRole("button", { name: /^Generate/ }).click();
  await expect(page.getByRole("link", { name: /^canary prompt .*Failed/ })).toBeVisible({ timeout: 30_000 });

  for (const address of PAGES) await page.goto(`${address}?q=${QUERY}&next=${QUERY}&error=${QUERY}`);
  for (const route of ROUTES) {
    await page.request.get(`${route}?q=${QUERY}&cursor=${QUERY}&url=${QUERY}`);
    await page.request.post(`${route}?q=${QUERY}`, { data: "{", headers: { authorization: `Bearer ${QUERY}` } });
    // What neither Next nor the database can read.
    await page.request.get(`${route}?q=${QUERY}%00%ED%A0%80`);
  }
  const strange = await (await browser.newContext({ baseURL: app.url })).newPage();
  const heardByStranger = listen(strange);
  for (const address of [...PAGES, `/reset/${"c".repeat(43)}`, `/v/${"c".repeat(22)}`])
    await strange.goto(`${address}?q=${QUERY}`);
  await strange.goto("/sign-in");
  await strange.getByLabel("Email").fill(email);
  await strange.getByLabel("Password", { exact: true }).fill(`${PASSWORD} wrong`);
  await strange.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(strange.getByText("Wrong email or password.")).toBeVisible();

  const [own, foreign, log] = [await heard(), await heardByStranger(), app.output()];
  const secrets = [...Object.values(SECRETS), OWN_KEY, PASSWORD];
  for (const text of [own, foreign, log])
    for (const secret of secrets) expect(text.includes(secret), `${secret} was sent or logged`).toBe(false);
  for (const typed of [PROMPT, verification.split("/").at(-1) ?? "", QUERY, "c".repeat(43)])
    expect(log.includes(typed), `${typed} was logged`).toBe(false);
  expect(foreign.includes(PROMPT)).toBe(false);
  // The test listens to the right thing.
  expect(own.includes(PROMPT)).toBe(true);
  expect(log).toContain('"event":"sign_in_failed"');
  await strange.context().close();
});
