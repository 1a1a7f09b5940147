import { expect, test, vi } from "vitest";
import { en, htmlOf } from "@/e2e/fixtures/component";
import { Confirm } from "./confirm";

const account = vi.hoisted(() => ({ hasPassword: false, passkeys: [] as object[], providers: [] as object[] }));
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));
vi.mock("@/lib/accounts/loaders", () => ({ loadAccount: async () => account }));
vi.mock("@/lib/accounts/confirm/actions", () => ({ confirmAction: async () => ({}) }));
vi.mock("@/lib/accounts/sign-in/actions", () => ({ signOutAction: async () => ({}) }));

test("confirm: an account without any way to do so is told what to do, and can sign out there", async () => {
  account.hasPassword = false;
  const html = await htmlOf(<Confirm />);
  expect(html).toContain(en.auth.confirm.none);
  expect(html).toContain(`${en.account.signOut}</button>`);
});

test("confirm: an account with a password is asked for it, and for nothing else", async () => {
  account.hasPassword = true;
  const html = await htmlOf(<Confirm />);
  expect(html).toContain(`${en.auth.confirm.submit}</button>`);
  expect(html).not.toContain(en.auth.confirm.none);
  expect(html).not.toContain(en.account.signOut);
});
