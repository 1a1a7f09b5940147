import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { Preferences } from "@/components/shell/preferences";
import { Button, buttonClass } from "@/components/ui/button";
import { env } from "@/env";
import { loadAccount } from "@/lib/accounts/loaders";
import { signOutAction } from "@/lib/accounts/sign-in/actions";
import { loadOwnKey, loadSpent } from "@/lib/generations/loaders";
import { readTheme } from "@/lib/preferences/read";
import { CreditsUsed } from "./credits-used";
import { EmailAddress } from "./email-address";
import { formMessages } from "./form-messages";
import { Leave } from "./leave";
import { LinkedAccounts } from "./linked-accounts";
import { NameForm } from "./name-form";
import { OwnKey } from "./own-key";
import { Passkeys, SecondStep } from "./passkeys";
import { Password } from "./password";
import { Section } from "./section";
import { Sessions } from "./sessions";
import { StorageUsed } from "./storage-used";
import { TimeZone } from "./time-zone";

export async function Account() {
  const [account, theme, ownKey, spent, t, nav, said] = await Promise.all([
    loadAccount(),
    readTheme(),
    loadOwnKey(),
    loadSpent(),
    getTranslations("account"),
    getTranslations("nav"),
    formMessages(),
  ]);
  const { hasPassword, email, providers, confirmed } = account;
  return (
    <div className="gap-16 2xl:columns-2">
      <Section title={t("profile")}>
        <NameForm
          name={account.name ?? ""}
          words={{ ...said, name: t("name"), nameHint: t("nameHint"), save: t("save"), saved: t("saved") }}
        />
      </Section>
      <Section title={t("address.title")} lead={t("emailHint")}>
        <EmailAddress {...account} />
      </Section>
      {env.passwordSignIn ? (
        <Section title={t("password.title")} lead={t(hasPassword ? "password.lead" : "password.none")}>
          <Password account={account} said={said} />
        </Section>
      ) : null}
      <Section title={t("passkeys.title")} lead={t("passkeys.lead")}>
        <Passkeys {...account} />
      </Section>
      {account.passkeys.length > 0 ? (
        <Section title={t("second.title")} lead={t("second.lead")}>
          <SecondStep {...account} />
        </Section>
      ) : null}
      {providers.length > 0 ? (
        <Section title={t("linked.title")}>
          <LinkedAccounts providers={providers} confirmed={confirmed} trouble={said.errors.provider} />
        </Section>
      ) : null}
      <Section title={t("sessions.title")} lead={t("sessions.lead")}>
        <Sessions sessions={account.sessions} />
      </Section>
      <Section title={t("credits.title")} lead={t("credits.lead")}>
        <CreditsUsed used={spent} />
      </Section>
      <Section title={t("storage.title")} lead={t("storage.lead")}>
        <StorageUsed />
      </Section>
      {ownKey.allowed || ownKey.key ? (
        <Section title={t("key.title")} lead={t("key.lead")}>
          <OwnKey ownKey={ownKey} confirmed={confirmed} />
        </Section>
      ) : null}
      <Section title={t("timeZone.title")} lead={t("timeZone.lead")}>
        <TimeZone />
      </Section>
      <Section title={t("look.title")}>
        <div className="max-w-sm">
          <Preferences theme={theme} />
        </div>
      </Section>
      <Section title={t("images.title")} lead={t("images.lead")}>
        <Link href={"/account/images" as Route} className={buttonClass()}>
          {t("images.open")}
        </Link>
      </Section>
      <Section title={t("leave.title")} lead={t("leave.lead")}>
        <Leave email={email} confirmed={confirmed} />
      </Section>
      <GuardedForms>
        <form action={signOutAction} className="flex justify-end gap-2 pt-2">
          {/* Without a script, the account menu leads here. */}
          <Link href={"/links" as Route} prefetch={false} className={buttonClass("plain")}>
            {nav("links")}
          </Link>
          <Button type="submit" look="danger">
            {t("signOut")}
          </Button>
        </form>
      </GuardedForms>
    </div>
  );
}
