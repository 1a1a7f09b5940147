import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

const secret = "a secret that is long enough for a test";
const OLD = "__Secure-authjs.session-token";
const NOW = "__Host-authjs.session-token";
const modules = async () => ({
  cookie: await import("./session-cookie"),
  visitor: await import("@/e2e/fixtures/page-visitor"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.resetModules();
  vi.stubEnv("AUTH_SECRET", secret);
  vi.stubEnv("APP_URL", "https://ninefold.test");
  app = await modules();
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** As a version before this prefix encrypted it. */
const oldToken = (sid: string) => encode({ token: { sid }, secret, salt: OLD, maxAge: 3600 });
const idIn = async (jar: Record<string, string>) => {
  const visitor = new app.visitor.Visitor();
  for (const [name, value] of Object.entries(jar)) visitor.jar.set(name, value);
  return (await visitor.does(app.cookie.sessionIdOfCookie)).answer;
};

test("session cookie: over https its name keeps other hosts of the domain from setting it", () => {
  expect(app.cookie.sessionCookie()).toBe(NOW);
});

test("session cookie: one with the earlier name stays valid, until a new one replaces it", async () => {
  expect(await idIn({ [OLD]: await oldToken("ada") })).toBe("ada");
  expect(await idIn({ [OLD]: await oldToken("ada"), [NOW]: await oldToken("bob") })).toBe("bob");
});

test("session cookie: next-auth reads the earlier one as its own", async () => {
  const cookie = `other=1; ${OLD}=abc; more=2`;
  expect(app.cookie.renamedCookies(cookie)).toBe(`other=1; ${NOW}=abc; more=2`);
  expect(app.cookie.renamedCookies(`${OLD}=abc; ${NOW}=def`)).toBe(`${OLD}=abc; ${NOW}=def`);
  expect(app.cookie.renamedCookies(null)).toBe("");
});

test("session cookie: signing out drops both", async () => {
  const visitor = new app.visitor.Visitor();
  for (const name of [OLD, NOW]) visitor.jar.set(name, "x");
  await visitor.does(app.cookie.dropSessionCookie);
  expect([...visitor.jar.keys()]).toEqual([]);
});
