// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { control, mount, press, shown, unmountAll } from "@/e2e/fixtures/component";
import type { FormError, FormState } from "@/lib/accounts/form-state";
import en from "@/lib/i18n/messages/en.json";
import { PasswordForm } from "./password-form";

const server = vi.hoisted(() => ({ answers: [] as FormState[], got: [] as string[] }));
vi.mock("@/lib/accounts/actions", () => ({
  changePasswordAction: async (_: FormState, form: FormData) => {
    server.got.push([form.get("current"), form.get("password")].join(" "));
    return server.answers.shift() ?? {};
  },
}));
afterEach(unmountAll);

const fields = {
  email: "",
  password_short: "Too short",
  password_long: "",
  password_common: "",
  password_personal: "",
  password_same: "",
  current: "Wrong",
  name_long: "",
};
const words = { current: "Now", new: "New", hint: "", show: "Show", submit: "Change", done: "Changed", fields };
const errors = Object.fromEntries(Object.keys(en.auth.errors).map((code) => [code, ""])) as Record<FormError, string>;

const textIn = (name: string) => (control(name) as HTMLInputElement).value;
const type = (name: string, text: string) =>
  act(async () => {
    const field = control(name) as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

test("password: a refused one stays in its field, and an accepted one does not", async () => {
  server.answers = [{ fields: { password: "password_short" } }, { fields: { current: "current" } }, { done: true }];
  await mount(<PasswordForm hasPassword email="ada@example.com" words={{ ...words, errors }} />);
  await type("Now", "the old one");
  await type("New", "short");
  await press("Change");
  expect(shown()).toContain("Too short");
  expect([textIn("Now"), textIn("New")]).toEqual(["the old one", "short"]);

  await type("New", "short no longer");
  await press("Change");
  expect([textIn("Now"), textIn("New")]).toEqual(["the old one", "short no longer"]);

  await press("Change");
  expect(shown()).toContain("Changed");
  expect([textIn("Now"), textIn("New")]).toEqual(["", ""]);
  expect(server.got).toEqual(["the old one short", "the old one short no longer", "the old one short no longer"]);
});
