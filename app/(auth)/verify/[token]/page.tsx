import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formMessages } from "@/components/account/form-messages";
import { LinkTrouble } from "@/components/account/link-trouble";
import { SmallForm } from "@/components/account/small-form";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { verifyEmailAction } from "@/lib/accounts/email/actions";
import { readEmailLink } from "@/lib/accounts/one-time-links/read-link";
import { ATTEMPTS } from "@/lib/auth/limits";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("verify.title"), robots: { index: false } };
}

/** Proves an address by a mailed link. Opening the page changes nothing; its form does. */
export default async function VerifyPage({ params }: PageProps<"/verify/[token]">) {
  const { token } = await params;
  const [t, { state, email }] = await Promise.all([getTranslations("auth"), readEmailLink(token)]);
  if (state !== "open" || email === null)
    return <LinkTrouble title={t("verify.title")} text={t(`errors.reset_${state === "open" ? "unknown" : state}`)} />;
  return (
    <GuardedForms>
      <h1 className="font-semibold text-2xl tracking-tight">{t("verify.title")}</h1>
      <p className="mt-2 mb-7 text-soft [overflow-wrap:anywhere]">{t("verify.lead", { email })}</p>
      <SmallForm
        action={verifyEmailAction}
        about={{ token }}
        submit={t("verify.submit")}
        words={await formMessages(ATTEMPTS.reset)}
      />
    </GuardedForms>
  );
}
