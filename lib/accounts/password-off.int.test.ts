import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rateLimits, users } from "@/db/schema/accounts";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

let database: TestDatabase;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("PASSWORD_SIGN_IN", "off");
  vi.stubEnv("AUTH_OIDC_ISSUER", "https://id.example.com");
  vi.stubEnv("AUTH_OIDC_ID", "ninefold");
  vi.stubEnv("AUTH_OIDC_SECRET", "issuer-secret");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = undefined;
  await database.close();
});

test("PASSWORD_SIGN_IN=off: no password signs in, makes an account or is reset, and none is even checked", async () => {
  const { signInAction, signUpAction } = await import("./sign-in/actions");
  const { requestResetAction, resetPasswordAction } = await import("./reset/actions");
  const fields = form({ email: "ada@example.com", password: "nine folded images", token: "c".repeat(43) });
  for (const action of [signInAction, signUpAction, requestResetAction, resetPasswordAction]) {
    const { answer } = await new Visitor().does(() => action({}, fields));
    expect(answer?.error).toBe("password_off");
  }
  expect(await database.db.select().from(users)).toEqual([]);
  // The forms were counted, and no attempt at an account was.
  const counted = await database.db.select().from(rateLimits);
  expect(new Set(counted.map(({ key }) => key.split(":")[0]))).toEqual(new Set(["signIn"]));
});
