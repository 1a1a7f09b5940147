import "server-only";
import { normalizeEmail } from "@/lib/auth/email";
import { ATTEMPTS, NAME_MAX } from "@/lib/auth/limits";
import { hashPassword, passwordTrouble } from "@/lib/auth/password";
import { mayRegister, registerAccount } from "@/lib/auth/register";
import { networkFromHeaders } from "@/lib/http/network";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/http/result";
import type { Locale } from "@/lib/i18n/locales";
import { canMail } from "@/lib/mail/send-mail";
import type { FieldError, FormState } from "./form-state";
import { mailLink } from "./mailed-link";

/**
 * Creates an account. An existing address is no failure here: the caller continues by signing in with the same
 * password, and only that result, right or wrong, is shown to someone who tries an address, counted like any other
 * guess.
 */
export async function signUp(asked: {
  name: string;
  email: string;
  password: string;
  /** The token of an invitation; null without one. */
  invitation: string | null;
  headers: Headers;
  locale: Locale;
}): Promise<Result<{ made: boolean }, FormState>> {
  const email = normalizeEmail(asked.email);
  const trouble = await passwordTrouble(asked.password, { ...asked, email });
  const fields: Record<string, FieldError> = {};
  if (!email) fields.email = "email";
  if (trouble) fields.password = trouble;
  if (asked.name.length > NAME_MAX) fields.name = "name_long";
  if (!email || Object.keys(fields).length > 0) return { ok: false, error: { fields } };
  const { allowed } = await consumeRateLimit("sign-up", networkFromHeaders(asked.headers), ATTEMPTS.signUp);
  if (!allowed) return { ok: false, error: { error: "too_many" } };
  const by = { invitation: asked.invitation, method: "password", headers: asked.headers };
  // Before a hash is worked out for somebody who will be refused.
  const refusal = await mayRegister({ ...by, email });
  if (refusal) return { ok: false, error: { error: refusal } };
  const passwordHash = await hashPassword(asked.password);
  const made = await registerAccount({ ...by, user: { email, name: asked.name || null, passwordHash } });
  if (made === "taken") return { ok: true, made: false };
  if ("refused" in made) return { ok: false, error: { error: made.refused } };
  // The account is there, whether or not the mail server is: the account page sends the link again.
  if (canMail()) await mailLink("verify", { userId: made.user.id, email, locale: asked.locale });
  return { ok: true, made: true };
}
