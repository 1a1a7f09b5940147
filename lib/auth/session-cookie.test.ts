import { decode, encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

const name = "authjs.session-token";
const secret = "a secret that is long enough for a test";
const previous = "the secret that was there before this one";
const modules = async () => ({
  cookie: await import("./session-cookie"),
  visitor: await import("@/e2e/fixtures/page-visitor"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.resetModules();
  vi.stubEnv("AUTH_SECRET", secret);
  vi.stubEnv("AUTH_SECRET_PREVIOUS", previous);
  vi.stubEnv("APP_URL", "http://ninefold.test:4000");
  app = await modules();
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const tokenOf = (sid: string, maxAge = 3600, signedWith = secret) =>
  encode({ token: { sid }, secret: signedWith, salt: name, maxAge });
async function idsOf(...tokens: string[]) {
  const ids: unknown[] = [];
  for (const token of tokens) {
    const visitor = new app.visitor.Visitor();
    visitor.jar.set(name, token);
    ids.push((await visitor.does(app.cookie.sessionIdOfCookie)).answer);
  }
  return ids;
}

test("each browser's cookie names its own session, however often and in whatever order they ask", async () => {
  const [ada, bob] = [await tokenOf("ada"), await tokenOf("bob")];
  expect(await idsOf(ada, bob, ada, bob, bob)).toEqual(["ada", "bob", "ada", "bob", "bob"]);
});

test("a cookie that was read before ends with its time, and a forged one is never read", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const [short, forged] = [await tokenOf("ada", 60), await tokenOf("eve", 60, "another secret that is long enough")];
  expect(await idsOf(short, short, forged, `${short}x`)).toEqual(["ada", "ada", null, null]);
  vi.setSystemTime(Date.now() + 120_000);
  expect(await idsOf(short)).toEqual([null]);
});

test("a cookie made with AUTH_SECRET_PREVIOUS still names its session, and a new one is made with AUTH_SECRET", async () => {
  expect(await idsOf(await tokenOf("old", 3600, previous))).toEqual(["old"]);
  const visitor = new app.visitor.Visitor();
  await visitor.does(() => app.cookie.setSessionCookie({ sid: "new", sub: "new" }));
  const token = visitor.jar.get(name);
  expect(await decode({ token, secret, salt: name })).toMatchObject({ sid: "new" });
});
