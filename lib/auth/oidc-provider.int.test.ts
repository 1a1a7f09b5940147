import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { backFromIssuer } from "@/e2e/fixtures/back-from-issuer";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { startOidcProvider } from "@/e2e/fixtures/oidc-provider.mjs";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const SITE = "http://ninefold.test:4000";
const people: Parameters<typeof startOidcProvider>[1] = {
  grace: { email: "Grace@Example.com", email_verified: true, name: "Grace" },
  text: { email: "text@example.com", email_verified: "true" },
  unsaid: { email: "unsaid@example.com" },
  unverified: { email: "unverified@example.com", email_verified: false },
  falseText: { email: "false-text@example.com", email_verified: "false" },
  nobody: { name: "No address" },
};
let issuer: Awaited<ReturnType<typeof startOidcProvider>>;
let database: TestDatabase;

beforeAll(async () => {
  const client = { id: "ninefold", secret: "issuer-secret", redirect: `${SITE}/api/auth/callback/oidc` };
  issuer = await startOidcProvider(client, people);
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("AUTH_OIDC_ISSUER", issuer.url);
  vi.stubEnv("AUTH_OIDC_ID", client.id);
  vi.stubEnv("AUTH_OIDC_SECRET", client.secret);
  vi.stubEnv("APP_URL", SITE);
  vi.stubEnv("SIGN_UP", "open");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
});
afterAll(async () => {
  issuer.close();
  await database.close();
});

/** Clicks "Continue with OIDC" and goes through the issuer's pages. */
async function signIn(user: string, visitor = new Visitor()) {
  const { signInWithAction } = await import("@/lib/accounts/sign-in/actions");
  const { GET } = await import("@/app/api/auth/[...nextauth]/route");
  const { getUser } = await import("./session");
  const { to } = await visitor.does(() => signInWithAction({}, form({ provider: "oidc", next: "/gallery" })));
  const landed = await backFromIssuer(GET, visitor, await issuer.visit(to ?? "", user));
  return { landed, user: (await visitor.does(() => getUser())).answer };
}

test("an issuer that gives the e-mail only at its userinfo endpoint signs a user in, twice the same one", async () => {
  const first = await signIn("grace");
  expect(first.landed).toBe(`${SITE}/gallery`);
  expect(first.user).toMatchObject({ email: "grace@example.com", name: "Grace" });
  expect((await signIn("grace")).user?.id).toBe(first.user?.id);
});

test.each(["text", "unsaid"])(
  "an address whose verification is given as text or left out is accepted: %s",
  async (who) => {
    expect((await signIn(who)).user).toMatchObject({ email: people[who]?.email });
  },
);

test.each(["unverified", "falseText"])(
  "an address that the issuer calls unverified makes no account: %s",
  async (who) => {
    expect(await signIn(who)).toEqual({ landed: `${SITE}/sign-in?error=EmailUnverified`, user: null });
  },
);

test("an existing user can still sign in when their new address is not verified", async () => {
  people.moved = { email: "before@example.com", email_verified: true };
  const before = (await signIn("moved")).user;
  people.moved = { email: "after@example.com", email_verified: false };
  expect((await signIn("moved")).user).toMatchObject({ id: before?.id, email: "before@example.com" });
});

test("a user without an address in either place gets an error that says so", async () => {
  expect(await signIn("nobody")).toEqual({ landed: `${SITE}/sign-in?error=NoEmail`, user: null });
});
