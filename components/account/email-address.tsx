import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon/icon";
import { changeEmailAction, resendVerificationAction } from "@/lib/accounts/email/actions";
import type { AccountView } from "@/lib/accounts/loaders";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";

type Props = Pick<AccountView, "email" | "verified" | "confirmed">;

/** The address of the account: whether it is verified, and how it is changed. */
export async function EmailAddress({ email, verified, confirmed }: Props) {
  const t = await getTranslations("account.address");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 text-sm [overflow-wrap:anywhere]">
        {email}
        {verified ? (
          <span className="inline-flex items-center gap-1.5 text-soft">
            <Icon name="check" className="text-lamp-text" />
            {t("verified")}
          </span>
        ) : null}
      </p>
      {verified === false ? (
        <form action={resendVerificationAction} className="mt-3 flex flex-col items-start gap-3">
          <p className="text-danger text-sm">{t("unverified")}</p>
          <Button type="submit">{t("resend")}</Button>
        </form>
      ) : null}
      <Confirmed confirmed={confirmed}>
        <div className="mt-5">
          <ActionForm action={changeEmailAction} submit={t("change")}>
            <Field
              label={t("new")}
              name="email"
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={254}
              className="w-full"
            />
          </ActionForm>
        </div>
      </Confirmed>
    </>
  );
}
