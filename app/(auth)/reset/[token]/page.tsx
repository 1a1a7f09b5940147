import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formMessages } from "@/components/account/form-messages";
import { LinkTrouble } from "@/components/account/link-trouble";
import { ResetForm } from "@/components/account/reset-form";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { readReset } from "@/lib/accounts/one-time-links/read-link";
import { ATTEMPTS, PASSWORD } from "@/lib/auth/limits";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("reset.title"), robots: { index: false } };
}

/** Sets a new password by a link, mailed or from an administrator. Opening the page changes nothing; its form does. */
export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const [t, { state, email }] = await Promise.all([getTranslations("auth"), readReset(token)]);
  if (state !== "open" || email === null)
    return <LinkTrouble title={t("reset.title")} text={t(`errors.reset_${state === "open" ? "unknown" : state}`)} />;
  const words = {
    ...(await formMessages(ATTEMPTS.reset)),
    password: t("reset.password"),
    hint: t("passwordHint", PASSWORD),
    show: t("showPassword"),
    submit: t("reset.submit"),
  };
  return (
    <GuardedForms>
      <h1 className="font-semibold text-2xl tracking-tight">{t("reset.title")}</h1>
      <p className="mt-2 mb-7 text-soft">{t("reset.lead", { email })}</p>
      <ResetForm token={token} email={email} words={words} />
    </GuardedForms>
  );
}
