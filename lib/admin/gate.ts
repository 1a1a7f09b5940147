import "server-only";
import { headers } from "next/headers";
import { notFound, redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { type Admin, asAdmin } from "@/db/admin/actor";
import { env } from "@/env";
import { CONFIRM_PAGE } from "@/lib/accounts/account-form";
import type { FormAnswer } from "@/lib/accounts/form-state";
import { getUser } from "@/lib/auth/session";
import { checkLimit, tooMany } from "@/lib/http/check-limit";
import { codeOfSurprise } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";

/**
 * The administrator who asks. For everybody else, signed in or not, there is no such page: 404 instead of a redirect,
 * so that nothing tells that there is one.
 */
export const requireAdmin = cache(async (): Promise<Admin> => {
  const user = await getUser();
  if (user?.role !== "admin") notFound();
  return asAdmin(user.id);
});

/** Wraps every loader of the administration. */
export const adminLoader = <Args extends unknown[], Data>(load: (admin: Admin, ...args: Args) => Promise<Data>) =>
  cache(async (...args: Args): Promise<Data> => load(await requireAdmin(), ...args));

type Run = (admin: Admin, form: FormData) => Promise<NonNullable<FormAnswer>>;

/** Wraps every action of the administration: looks up who asks, and turns an exception into a sentence. */
export const adminAction =
  (run: Run) =>
  async (_: FormAnswer, form: FormData): Promise<FormAnswer> => {
    const admin = await requireAdmin();
    try {
      if (!isSameOrigin({ headers: await headers() }, env.appUrl)) notFound();
      const reached = await checkLimit("admin", admin.id ?? "");
      if (reached) return { ok: false, text: (await tooMany(reached)).error.message ?? "" };
      return await run(admin, form);
    } catch (error) {
      unstable_rethrow(error);
      log.error("an action of an administrator failed", error);
      const t = await getTranslations("errors");
      return { ok: false, text: t(codeOfSurprise(error)) };
    }
  };

/** The same for what opens an account to others: who has not proved a moment ago who they are is sent to do so. */
export const confirmedAdminAction = (run: Run) =>
  adminAction(async (admin, form) => ((await getUser())?.confirmed ? run(admin, form) : redirect(CONFIRM_PAGE)));
