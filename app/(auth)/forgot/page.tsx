import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formMessages } from "@/components/account/form-messages";
import { LinkTrouble } from "@/components/account/link-trouble";
import { SmallForm } from "@/components/account/small-form";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { env } from "@/env";
import { requestResetAction } from "@/lib/accounts/reset/actions";
import { ATTEMPTS, MAIL_MINUTES } from "@/lib/auth/limits";
import { canMail } from "@/lib/mail/send-mail";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgot.title") };
}

/** Asks for a reset link by email; where the server sends none, says who makes one. */
export default async function ForgotPage() {
  const t = await getTranslations("auth");
  if (!canMail() || !env.passwordSignIn) {
    const text = t(env.passwordSignIn ? "forgot.ask" : "errors.password_off");
    return <LinkTrouble title={t("forgot.title")} text={text} />;
  }
  return (
    <GuardedForms>
      <h1 className="font-semibold text-2xl tracking-tight">{t("forgot.title")}</h1>
      <p className="mt-2 mb-7 text-soft">{t("forgot.lead", { minutes: MAIL_MINUTES.reset })}</p>
      <SmallForm
        action={requestResetAction}
        email={t("email")}
        submit={t("forgot.submit")}
        done={t("forgot.sent")}
        words={await formMessages(ATTEMPTS.mailNetwork)}
      />
    </GuardedForms>
  );
}
