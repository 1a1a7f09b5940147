"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { setAuthenticated } from "@/db/accounts/account-queries";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { type FormState, secretOf } from "@/lib/accounts/form-state";
import { authedForm } from "@/lib/auth/authed-action";
import { checkPassword } from "@/lib/auth/check-password";
import { safeNext } from "@/lib/auth/next-path";
import { recordEvent } from "@/lib/security/events";

/** Proves again, with the password, who it is. Counted like a sign-in. */
export const confirmAction = authedForm<FormState>(
  "account",
  (code) => ({ error: code === "unauthorized" ? "signed_out" : code === "too_many" ? code : "unexpected" }),
  async (user, form) => {
    if (!env.passwordSignIn) return { error: "password_off" };
    const incoming = await headers();
    const checked = await checkPassword({ email: user.email, password: secretOf(form, "password"), headers: incoming });
    const by = { actorId: user.id, subjectId: user.id, headers: incoming };
    if (!checked.ok) {
      await recordEvent({ ...by, kind: "confirm_failed" });
      return checked.error === "wrong" ? { fields: { password: "current" } } : { error: checked.error };
    }
    await setAuthenticated(getDb(), { userId: user.id, sessionId: user.sessionId });
    await recordEvent({ ...by, kind: "confirmed" });
    redirect(safeNext(form.get("next")));
  },
);
