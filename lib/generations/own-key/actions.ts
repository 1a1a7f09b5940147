"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { setOwnKeyLimits } from "@/db/generations/provider-key-queries";
import { confirmedForm } from "@/lib/accounts/account-form";
import { secretOf, textOf } from "@/lib/accounts/form-state";
import { ATTEMPTS } from "@/lib/auth/limits";
import { typedCredits } from "@/lib/generations/decimal";
import { getServices } from "@/lib/generations/services";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { recordEvent } from "@/lib/security/events";
import { removeOwnKey, storeOwnKey } from "./own-key";

/** Undefined where something else than an amount was typed. */
function limitsIn(form: FormData) {
  const [day, month] = [typedCredits(textOf(form, "day")), typedCredits(textOf(form, "month"))];
  return day === undefined || month === undefined ? undefined : { day, month };
}

export const storeOwnKeyAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.key");
  const limits = limitsIn(form);
  if (!limits) return { ok: false, text: t("credits_shape") };
  if (!(await consumeRateLimit("own-key", user.id, ATTEMPTS.key)).allowed) return { ok: false, text: t("too_many") };
  const apiKey = secretOf(form, "key").trim();
  const stored = await storeOwnKey(getServices(), { userId: user.id, apiKey, ...limits });
  if (!stored.ok) return { ok: false, text: t(stored.error) };
  await recordEvent({ kind: "key_added", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t("stored", { canceled: stored.canceled }) };
});

export const ownKeyLimitsAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.key");
  const limits = limitsIn(form);
  if (!limits) return { ok: false, text: t("credits_shape") };
  await setOwnKeyLimits(getServices().db, { userId: user.id, ...limits });
  refresh();
  return { ok: true, text: t("limits_saved") };
});

export const removeOwnKeyAction = confirmedForm(async (user) => {
  const t = await getTranslations("account.key");
  const canceled = await removeOwnKey(getServices(), { userId: user.id });
  await recordEvent({ kind: "key_removed", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t("removed", { canceled }) };
});
