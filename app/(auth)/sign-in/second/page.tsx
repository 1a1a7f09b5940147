import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formMessages } from "@/components/account/form-messages";
import { LinkTrouble } from "@/components/account/link-trouble";
import { PasskeyButton } from "@/components/account/passkey-button";
import { SmallForm } from "@/components/account/small-form";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { recoveryCodeAction } from "@/lib/accounts/passkeys/actions";
import { owesSecondFactor } from "@/lib/auth/challenge";
import { ATTEMPTS } from "@/lib/auth/limits";
import { safeNext } from "@/lib/auth/next-path";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("second.title") };
}

/** What follows the password of a user who asked for a second step. */
export default async function SecondStepPage({ searchParams }: PageProps<"/sign-in/second">) {
  const [t, userId, query] = await Promise.all([getTranslations("auth"), owesSecondFactor(), searchParams]);
  const next = safeNext(query.next);
  if (!userId) return <LinkTrouble title={t("second.title")} text={t("errors.challenge_old")} next={next} />;
  const words = await formMessages(ATTEMPTS.recovery);
  return (
    <GuardedForms>
      <h1 className="font-semibold text-2xl tracking-tight">{t("second.title")}</h1>
      <p className="mt-2 mb-7 text-soft">{t("second.lead")}</p>
      <PasskeyButton
        purpose="after_password"
        next={next}
        words={{ ...words, use: t("passkey.use"), canceled: t("passkey.canceled") }}
      />
      <div className="mt-6">
        <SmallForm
          action={recoveryCodeAction}
          about={{ next }}
          code={{ label: t("second.code"), hint: t("second.hint") }}
          submit={t("second.submit")}
          words={words}
        />
      </div>
    </GuardedForms>
  );
}
