import { getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { Button } from "@/components/ui/button";
import { env } from "@/env";
import { confirmAction } from "@/lib/accounts/confirm/actions";
import { loadAccount } from "@/lib/accounts/loaders";
import { signOutAction } from "@/lib/accounts/sign-in/actions";
import { CONFIRMED_MS } from "@/lib/auth/limits";
import { canUsePasskeys } from "@/lib/auth/passkeys";
import { formMessages } from "./form-messages";
import { PasskeyButton } from "./passkey-button";
import { ProviderButtons } from "./provider-buttons";
import { SmallForm } from "./small-form";

const NEXT = "/account";

/** Every way in which this user can prove again who they are. */
export async function Confirm() {
  const [account, t, signOut, words] = await Promise.all([
    loadAccount(),
    getTranslations("auth"),
    getTranslations("account"),
    formMessages(),
  ]);
  const linked = account.providers.filter((provider) => provider.linked);
  const byPassword = account.hasPassword && env.passwordSignIn;
  const byPasskey = account.passkeys.length > 0 && canUsePasskeys();
  return (
    <GuardedForms>
      <h1 className="font-semibold text-2xl tracking-tight">{t("confirm.title")}</h1>
      <p className="mt-2 mb-7 text-soft">{t("confirm.lead", { minutes: CONFIRMED_MS / 60_000 })}</p>
      <div className="flex flex-col gap-5">
        {byPassword ? (
          <SmallForm
            action={confirmAction}
            about={{ next: NEXT }}
            password={{ label: t("password"), show: t("showPassword") }}
            submit={t("confirm.submit")}
            words={words}
          />
        ) : null}
        {byPasskey ? (
          <PasskeyButton
            purpose="confirm"
            next={NEXT}
            words={{ ...words, use: t("passkey.use"), canceled: t("passkey.canceled") }}
          />
        ) : null}
        {linked.length > 0 ? (
          <ProviderButtons
            choices={linked.map(({ id }) => ({ id, label: t(`confirm.with.${id}`) }))}
            next={NEXT}
            trouble={words.errors.provider}
            again
          />
        ) : null}
        {byPassword || byPasskey || linked.length > 0 ? null : (
          <>
            <p>{t("confirm.none")}</p>
            <form action={signOutAction}>
              <Button type="submit">{signOut("signOut")}</Button>
            </form>
          </>
        )}
      </div>
    </GuardedForms>
  );
}
