"use server";

import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setAuthenticated } from "@/db/accounts/account-queries";
import { countRecoveryCodes, listPasskeys, setSecondFactor } from "@/db/accounts/passkey-queries";
import { deletePasskey } from "@/db/accounts/way-in-queries";
import { getDb } from "@/db/client";
import { confirmedForm } from "@/lib/accounts/account-form";
import { type FormError, type FormState, refusal, textOf } from "@/lib/accounts/form-state";
import { waysIn } from "@/lib/accounts/ways-in";
import { authedAction, openAction, openForm } from "@/lib/auth/authed-action";
import { owesSecondFactor, settleSecondFactor } from "@/lib/auth/challenge";
import { ATTEMPTS } from "@/lib/auth/limits";
import { safeNext } from "@/lib/auth/next-path";
import {
  addPasskey,
  checkPasskey,
  newPasskeyQuestion,
  type PasskeyPurpose,
  passkeyQuestion,
} from "@/lib/auth/passkeys";
import { getUser } from "@/lib/auth/session";
import { signInAs } from "@/lib/auth/session-rows";
import { type ErrorCode, failure } from "@/lib/http/errors";
import { networkFromHeaders } from "@/lib/http/network";
import { clearRateLimit, consumeRateLimit } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";
import { recordEvent } from "@/lib/security/events";
import { makeRecoveryCodes, redeemRecoveryCode } from "./recovery-codes";
import { answerSchema, newPasskeySchema, nothingSchema } from "./schema";

const PURPOSES: readonly PasskeyPurpose[] = ["sign_in", "after_password", "confirm"];

/** Whose passkey is asked: nobody's in particular to sign in, and null when the purpose has no user here. */
async function askedUser(purpose: PasskeyPurpose): Promise<{ userId: string | null } | null> {
  if (purpose === "sign_in") return { userId: null };
  const userId = purpose === "confirm" ? (await getUser())?.id : await owesSecondFactor();
  return userId ? { userId } : null;
}

const mayTry = async () =>
  (await consumeRateLimit("passkey", networkFromHeaders(await headers()), ATTEMPTS.passkey)).allowed;

const refuse = (code: ErrorCode): { ok: false; error: FormError } => ({
  ok: false,
  error: code === "too_many" ? code : "unexpected",
});

/** What the browser asks a passkey. */
export const passkeyOptionsAction = openAction<
  unknown,
  Result<{ options: PublicKeyCredentialRequestOptionsJSON }, FormError>
>("signIn", refuse, async (purposeText) => {
  const purpose = PURPOSES.find((known) => known === purposeText);
  if (!(await mayTry())) return { ok: false, error: "too_many" };
  const asked = purpose && (await askedUser(purpose));
  if (!purpose || !asked) return { ok: false, error: "challenge_old" };
  return { ok: true, options: await passkeyQuestion(purpose, asked.userId) };
});

/** Signs in, or proves again who it is, by a passkey's answer. Returns where the browser goes on. */
export const passkeyAnswerAction = openAction<
  { purpose: unknown; response: unknown; next: unknown },
  Result<{ to: string }, FormError>
>("signIn", refuse, async (input) => {
  const purpose = PURPOSES.find((known) => known === input?.purpose);
  const parsed = answerSchema.safeParse(input?.response);
  if (!purpose || !parsed.success) return { ok: false, error: "challenge_old" };
  if (!(await mayTry())) return { ok: false, error: "too_many" };
  return settle(purpose, parsed.data, safeNext(input.next));
});

async function settle(
  purpose: PasskeyPurpose,
  response: AuthenticationResponseJSON,
  to: string,
): Promise<Result<{ to: string }, FormError>> {
  const incoming = await headers();
  const user = purpose === "confirm" ? await getUser() : null;
  const owing = purpose === "after_password" ? await owesSecondFactor() : null;
  const checked = await checkPasskey(purpose, response);
  const failed = { headers: incoming, detail: { method: "passkey", reason: checked.ok ? "" : checked.error } };
  if (!checked.ok) {
    const kind = purpose === "confirm" ? "confirm_failed" : "sign_in_failed";
    await recordEvent({ ...failed, kind, subjectId: user?.id ?? owing });
    return checked;
  }
  const { userId } = checked;
  if (purpose === "confirm") {
    if (user?.id !== userId) return { ok: false, error: "challenge_old" };
    await setAuthenticated(getDb(), { userId, sessionId: user.sessionId });
    await recordEvent({ kind: "confirmed", actorId: userId, subjectId: userId, headers: incoming });
    return { ok: true, to };
  }
  if (purpose === "after_password" && (owing !== userId || !(await settleSecondFactor())))
    return { ok: false, error: "challenge_old" };
  const method = purpose === "sign_in" ? "passkey" : "password and passkey";
  await signInAs({ userId, method, headers: incoming });
  return { ok: true, to };
}

/** Signs in with a recovery code in place of the passkey that follows the password. Works without a script. */
export const recoveryCodeAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  const next = safeNext(form.get("next"));
  try {
    const userId = await owesSecondFactor();
    if (!userId) return { error: "challenge_old" };
    const limit = await consumeRateLimit("recovery", userId, ATTEMPTS.recovery);
    if (!limit.allowed) return { error: "too_many" };
    const by = { actorId: userId, subjectId: userId, headers: incoming };
    if (!(await redeemRecoveryCode(userId, textOf(form, "code", 100)))) {
      await recordEvent({ ...by, actorId: null, kind: "sign_in_failed", detail: { method: "recovery code" } });
      return { error: "code_wrong" };
    }
    if (!(await settleSecondFactor())) return { error: "challenge_old" };
    await clearRateLimit(limit);
    await recordEvent({ ...by, kind: "recovery_code_used" });
    await signInAs({ userId, method: "password and recovery code", headers: incoming });
  } catch (error) {
    log.error("a recovery code was not checked", error);
    return { error: "unexpected" };
  }
  redirect(next);
});

export const newPasskeyOptionsAction = authedAction("account", nothingSchema, async (user) =>
  user.confirmed ? { ok: true as const, options: await newPasskeyQuestion(user) } : failure("unauthorized"),
);

export const addPasskeyAction = authedAction("account", newPasskeySchema, async (user, input) => {
  if (!user.confirmed) return failure("unauthorized");
  const added = await addPasskey(user.id, input);
  if (!added.ok) return failure(added.error === "taken" ? "conflict" : "invalid");
  await recordEvent({ kind: "passkey_added", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true };
});

export const removePasskeyAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.passkeys");
  const removed = await deletePasskey(getDb(), {
    userId: user.id,
    id: textOf(form, "passkey", 1_400),
    offered: waysIn(),
  });
  if (removed === "last") return { ok: false, text: t("last") };
  if (removed === "removed")
    await recordEvent({ kind: "passkey_removed", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t("removed") };
});

export const recoveryCodesAction = confirmedForm(async (user) => {
  const t = await getTranslations("account.codes");
  const codes = await makeRecoveryCodes(user.id);
  await recordEvent({ kind: "recovery_codes_made", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t("made"), codes };
});

/** Only with a passkey and with codes: without them a lost device would lock its user out. */
export const secondFactorAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.second");
  const on = textOf(form, "second") === "on";
  const [keys, codes] = await Promise.all([
    listPasskeys(getDb(), { userId: user.id }),
    countRecoveryCodes(getDb(), { userId: user.id }),
  ]);
  if (on && (keys.length === 0 || codes === 0)) return { ok: false, text: t("needs") };
  await setSecondFactor(getDb(), { userId: user.id, on });
  const kind = on ? "second_factor_on" : "second_factor_off";
  await recordEvent({ kind, actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t(on ? "turned_on" : "turned_off") };
});
