import type { SignUpRefusal } from "@/lib/auth/sign-up-rule";
import type { ErrorCode } from "@/lib/http/errors";
import { keepable } from "@/lib/text/keepable";
import { isVisible } from "@/lib/text/visible";

/**
 * The result of a submitted form. `error` is a key of `auth.errors` in the messages, `fields` has one for each wrong
 * field; `values` refill the form, and a password is never among them.
 */
export type FormState = {
  done?: boolean;
  error?: FormError;
  fields?: Record<string, FieldError>;
  values?: Record<string, string>;
};

export type FormError =
  | "wrong"
  | "too_many"
  | "disabled"
  | "taken"
  | "unexpected"
  | "signed_out"
  | "changed"
  | "provider"
  | "password_off"
  | "code_wrong"
  | "challenge_old"
  | "email_taken"
  | SignUpRefusal
  | "reset_unknown"
  | "reset_used"
  | "reset_revoked"
  | "reset_expired";
export type FieldError =
  | "email"
  | "password_short"
  | "password_long"
  | "password_common"
  | "password_personal"
  | "password_same"
  | "current"
  | "name_long";

export const EMPTY: FormState = {};

/** What a form without an account says when it was not read. */
export const refusal = (code: ErrorCode): FormState => ({
  error: code === "too_many" ? code : "unexpected",
});

/**
 * What a form says after it was sent, in the user's language. `link` and `codes` are shown once and can never be read
 * again.
 */
export type FormAnswer = { ok: boolean; text: string; link?: string; codes?: string[] } | null;

/**
 * A text field of a form: trimmed, truncated and without unstorable characters, because anything can be posted; empty
 * when nothing of it is visible.
 */
export function textOf(form: FormData, name: string, longest = 400): string {
  const value = form.get(name);
  return typeof value === "string" && isVisible(value) ? keepable(value.trim().slice(0, longest)) : "";
}

/** A password as it was typed: spaces count. */
export function secretOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 1000) : "";
}
