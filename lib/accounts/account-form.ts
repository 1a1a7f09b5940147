import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "@/env";
import { getUser, type SignedInUser } from "@/lib/auth/session";
import { checkLimit, tooMany } from "@/lib/http/check-limit";
import { codeOfSurprise } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import type { FormAnswer } from "./form-state";

/** Where users prove again who they are. */
export const CONFIRM_PAGE = "/account/confirm" as Route;

type Run = (user: SignedInUser, form: FormData) => Promise<NonNullable<FormAnswer>>;

/** Wraps a form of the account's pages: requires a signed-in user on a page of ours, counts it, and turns an exception into a sentence. */
export const answeredForm =
  (run: Run) =>
  async (_: FormAnswer, form: FormData): Promise<FormAnswer> => {
    try {
      const user = await getUser();
      if (!user) return { ok: false, text: (await getTranslations("auth"))("errors.signed_out") };
      if (!isSameOrigin({ headers: await headers() }, env.appUrl))
        return { ok: false, text: (await getTranslations("errors"))("unauthorized") };
      const reached = await checkLimit("account", user.id);
      if (reached) return { ok: false, text: (await tooMany(reached)).error.message ?? "" };
      return await run(user, form);
    } catch (error) {
      unstable_rethrow(error);
      log.often("an account was not changed", error);
      return { ok: false, text: (await getTranslations("errors"))(codeOfSurprise(error)) };
    }
  };

/** The same for what matters for security: who has not proved a moment ago who they are is sent to do so. */
export const confirmedForm = (run: Run) =>
  answeredForm(async (user, form) => (user.confirmed ? run(user, form) : redirect(CONFIRM_PAGE)));
