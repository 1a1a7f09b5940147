import { stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@/e2e/fixtures/test";

const pages = ["/", "/sign-in", "/sign-up", "/v/abcdefghijklmnopqrstuvwx"];

test("headers: every page's policy allows only scripts with its own fresh nonce", async ({ page }) => {
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

test("headers: every response forbids content sniffing and limits the referrer", async ({ request }) => {
  for (const address of [...pages, "/api/health", "/api/generations", "/api/files/video/x"]) {
    const headers = (await request.get(address)).headers();
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["referrer-policy"], address).toMatch(/^(same-origin|no-referrer|strict-origin-when-cross-origin)$/);
    expect(headers["x-powered-by"], address).toBeUndefined();
  }
});

test("headers: strict transport security is sent only over https, with every answer, for this host alone", async ({
  request,
}) => {
  for (const address of ["/sign-in", "/api/health", "/api/files/video/x", "/icon.svg", "/nowhere"]) {
    expect((await request.get(address)).headers()["strict-transport-security"], address).toBeUndefined();
    const secure = await request.get(address, { headers: { "x-forwarded-proto": "https" } });
    expect(secure.headers()["strict-transport-security"], address).toBe("max-age=63072000");
  }
});

test("headers: no page violates its own policy, and none contains a secret", async ({ account: { page }, app }) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  for (const address of ["/", "/gallery", "/account"]) {
    await page.goto(address);
    await page.waitForLoadState("load");
    const html = await page.content();
    expect(html).not.toContain("dk-simulator");
    expect(html).not.toContain(app.simulatorUrl);
    expect(html).not.toContain(app.dataDir);
  }
  expect(errors).toEqual([]);
});

test("headers: the scripts of every page start with the compile hint, and those of one page do not", async ({
  request,
}) => {
  const scriptsOf = async (address: string) => {
    const html = await (await request.get(address)).text();
    return new Set(
      [...html.matchAll(/<script src="(\/_next\/static\/chunks\/[^"]+)" async/g)].map(([, src]) => src ?? ""),
    );
  };
  const isHinted = async (src: string) =>
    (await (await request.get(src)).text()).startsWith("//# allFunctionsCalledOnLoad\n");
  const [one, other] = [await scriptsOf("/sign-in"), await scriptsOf("/v/abcdefghijklmnopqrstuvwx")];
  const shared = [...one].filter((src) => other.has(src));
  const hinted = await Promise.all(shared.map(isHinted));
  expect(hinted.filter(Boolean).length).toBeGreaterThanOrEqual(5);
  const own = [...one, ...other].filter((src) => !shared.includes(src));
  expect(own.length).toBeGreaterThan(0);
  for (const src of own) expect(await isHinted(src), src).toBe(false);
});

test("headers: scripts and styles come as the build compressed them, with the headers of all answers", async ({
  request,
}) => {
  const html = await (await request.get("/sign-in")).text();
  const addresses = [...html.matchAll(/(?:src|href)="(\/_next\/static\/chunks\/[^"]+\.(js|css)\b[^"]*)"/g)];
  expect(new Set(addresses.map(([, , kind]) => kind))).toEqual(new Set(["js", "css"]));
  for (const [, address = ""] of addresses) {
    const { pathname } = new URL(address, "http://localhost");
    const { size } = await stat(path.join(".next", "static", `${pathname.slice("/_next/static/".length)}.br`));
    const answer = await request.get(address, { headers: { "accept-encoding": "gzip, deflate, br, zstd" } });
    expect(answer.headers(), address).toMatchObject({
      ...{ "content-encoding": "br", "content-length": String(size) },
      ...{ "x-content-type-options": "nosniff", "x-frame-options": "DENY" },
    });
  }
});
