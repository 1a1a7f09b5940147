import { Check } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { Preferences } from "@/components/shell/preferences";
import { Button, buttonClass } from "@/components/ui/button";
import { type AccountView, loadAccount, loadUsage } from "@/lib/accounts/loaders";
import { signOutAction } from "@/lib/accounts/sign-in/actions";
import { PASSWORD } from "@/lib/auth/limits";
import { loadSpent } from "@/lib/generations/loaders";
import { readTheme } from "@/lib/preferences/read";
import { ConnectButton } from "./connect-button";
import { formMessages } from "./form-messages";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { Section } from "./section";
import { Sessions } from "./sessions";
import { TimeZone } from "./time-zone";

export async function Account() {
  const [account, theme, t, said, auth, nav] = await Promise.all([
    loadAccount(),
    readTheme(),
    getTranslations("account"),
    formMessages(),
    getTranslations("auth"),
    getTranslations("nav"),
  ]);
  const { hasPassword, email, providers } = account;
  return (
    <>
      <Section title={t("profile")}>
        <NameForm
          name={account.name ?? ""}
          email={email}
          words={{
            ...said,
            name: t("name"),
            nameHint: t("nameHint"),
            email: t("email"),
            emailHint: t("emailHint"),
            save: t("save"),
            saved: t("saved"),
          }}
        />
      </Section>
      <Section title={t("password.title")} lead={t(hasPassword ? "password.lead" : "password.none")}>
        <PasswordForm
          hasPassword={hasPassword}
          email={email}
          words={{
            ...said,
            current: t("password.current"),
            new: t("password.new"),
            hint: t("password.hint", { min: PASSWORD.min }),
            show: auth("showPassword"),
            submit: t(hasPassword ? "password.submit" : "password.set"),
            done: t("password.done"),
          }}
        />
      </Section>
      <Section title={t("credits.title")} lead={t("credits.lead")}>
        <CreditsUsed />
      </Section>
      <Section title={t("storage.title")} lead={t("storage.lead")}>
        <StorageUsed />
      </Section>
      <Section title={t("sessions.title")} lead={t("sessions.lead")}>
        <Sessions sessions={account.sessions} />
      </Section>
      <Section title={t("timeZone.title")} lead={t("timeZone.lead")}>
        <TimeZone />
      </Section>
      {providers.length > 0 ? (
        <Section title={t("linked.title")}>
          <LinkedAccounts providers={providers} trouble={said.errors.provider} />
        </Section>
      ) : null}
      <Section title={t("look.title")}>
        <div className="max-w-sm">
          <Preferences theme={theme} />
        </div>
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
    </>
  );
}

/** The credits that this user's generations have cost or reserved, and their limits. */
async function CreditsUsed() {
  const [t, format, used] = await Promise.all([getTranslations("account.credits"), getFormatter(), loadSpent()]);
  const amount = (credits: string) => format.number(Number(credits), { maximumFractionDigits: 6 });
  const row = (label: string, credits: string, limit: string | null) => (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-soft">{label}</dt>
      <dd className="tabular-nums">
        {limit === null
          ? t("used", { used: amount(credits) })
          : t("usedOf", { used: amount(credits), limit: amount(limit) })}
      </dd>
    </div>
  );
  return (
    <dl className="flex flex-col gap-2">
      {row(t("today"), used.day, used.dayLimit)}
      {row(t("month"), used.month, used.monthLimit)}
    </dl>
  );
}

/** What this user's files take, and their limits. */
async function StorageUsed() {
  const [t, format, { used, most }] = await Promise.all([
    getTranslations("account.storage"),
    getFormatter(),
    loadUsage(),
  ]);
  const size = (bytes: number) => {
    const [unit, one] = bytes >= 1e9 ? (["gigabyte", 1e9] as const) : (["megabyte", 1e6] as const);
    return format.number(bytes / one, { style: "unit", unit, maximumFractionDigits: 1 });
  };
  const row = (label: string, amount: number, limit: number | null, words: (amount: number) => string) => (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4">
        <dt className="text-soft">{label}</dt>
        <dd className="tabular-nums">
          {limit === null ? words(amount) : t("usedOf", { used: words(amount), most: words(limit) })}
        </dd>
      </div>
      {limit === null ? null : (
        <meter aria-hidden="true" min={0} max={limit} high={limit * 0.9} value={amount} className="h-1.5 w-full" />
      )}
    </div>
  );
  const number = (amount: number) => format.number(amount);
  return (
    <dl className="flex flex-col gap-3">
      {row(t("videos"), used.videos, most.videos, number)}
      {row(t("images"), used.images, most.images, number)}
      {row(t("bytes"), used.bytes, most.bytes, size)}
    </dl>
  );
}

async function LinkedAccounts({ providers, trouble }: { providers: AccountView["providers"]; trouble: string }) {
  const t = await getTranslations("account.linked");
  return (
    <ul className="-my-2 flex flex-col">
      {providers.map(({ id, linked }) => (
        <li key={id} className="flex min-h-15 items-center justify-between gap-4 py-2 text-sm">
          {t(id)}
          {linked ? (
            <span className="inline-flex items-center gap-2 text-soft">
              <Check aria-hidden="true" className="size-4 text-lamp-text" />
              {t("connected")}
            </span>
          ) : (
            <ConnectButton
              provider={id}
              label={t("connectLabel", { name: t(id) })}
              text={t("connect")}
              trouble={trouble}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
