import { expect, test } from "@/e2e/fixtures/test";

const pages = ["/", "/sign-in", "/sign-up", "/v/abcdefghijklmnopqrstuvwx"];

test("every page carries a policy that runs our scripts by a fresh nonce and no others", async ({ page }) => {
  const nonces = new Set<string>();
  for (const address of pages) {
    const answer = await page.goto(address);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
    const nonce = /'nonce-([^']{16,})'/.exec(scripts)?.[1] ?? "";
    expect(nonce, address).not.toBe("");
    expect(nonces.has(nonce)).toBe(false);
    nonces.add(nonce);
    expect(scripts).toContain("'strict-dynamic'");
    expect(scripts).not.toMatch(/unsafe-(inline|eval)|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    const html = (await answer?.text()) ?? "";
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag, address).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\son(click|load|error)=/);
  }
});

test("every answer forbids sniffing and leaking of addresses", async ({ request }) => {
  for (const address of [...pages, "/api/health", "/api/generations", "/api/files/video/x"]) {
    const headers = (await request.get(address)).headers();
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["referrer-policy"], address).toMatch(/^(same-origin|no-referrer|strict-origin-when-cross-origin)$/);
    expect(headers["x-powered-by"], address).toBeUndefined();
  }
});

test("strict transport is asked for over https alone", async ({ request }) => {
  expect((await request.get("/sign-in")).headers()["strict-transport-security"]).toBeUndefined();
  const secure = await request.get("/sign-in", { headers: { "x-forwarded-proto": "https" } });
  expect(secure.headers()["strict-transport-security"]).toMatch(/max-age=\d{7,}/);
});

test("no page breaks its own policy, and none holds a secret", async ({ user: { page }, app }) => {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") broken.push(message.text());
  });
  page.on("pageerror", (error) => broken.push(error.message));
  for (const address of ["/", "/gallery", "/account"]) {
    await page.goto(address);
    await page.waitForLoadState("load");
    const html = await page.content();
    expect(html).not.toContain("dk-simulator");
    expect(html).not.toContain(app.simulatorUrl);
    expect(html).not.toContain(app.dataDir);
  }
  expect(broken).toEqual([]);
});
