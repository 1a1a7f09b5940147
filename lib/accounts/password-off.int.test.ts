import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

beforeAll(() => {
  vi.stubEnv("PASSWORD_SIGN_IN", "off");
  vi.stubEnv("AUTH_OIDC_ISSUER", "https://id.example.com");
  vi.stubEnv("AUTH_OIDC_ID", "ninefold");
  vi.stubEnv("AUTH_OIDC_SECRET", "issuer-secret");
  // Neither a user nor a count of attempts is looked up: without a database every look-up would be an error.
  (globalThis as { ninefoldDatabase?: unknown }).ninefoldDatabase = {};
});
afterAll(() => {
  vi.unstubAllEnvs();
  (globalThis as { ninefoldDatabase?: unknown }).ninefoldDatabase = undefined;
});

test("PASSWORD_SIGN_IN=off: no password signs in, makes an account or is reset, and none is even checked", async () => {
  const { signInAction, signUpAction } = await import("./sign-in/actions");
  const { requestResetAction, resetPasswordAction } = await import("./reset/actions");
  const fields = form({ email: "ada@example.com", password: "nine folded images", token: "c".repeat(43) });
  for (const action of [signInAction, signUpAction, requestResetAction, resetPasswordAction]) {
    const { answer } = await new Visitor().does(() => action({}, fields));
    expect(answer?.error).toBe("password_off");
  }
});
