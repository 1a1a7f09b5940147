import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { env } from "@/env";
import type { AccountView } from "@/lib/accounts/loaders";
import { recoveryCodesAction, removePasskeyAction, secondFactorAction } from "@/lib/accounts/passkeys/actions";
import { PASSKEY_NAME_MAX, PASSKEYS_MAX } from "@/lib/auth/limits";
import { canUsePasskeys } from "@/lib/auth/passkeys";
import { ActionForm } from "./action-form";
import { AddPasskey } from "./add-passkey";
import { Confirmed } from "./confirmed";

type Props = Pick<AccountView, "passkeys" | "sessions" | "confirmed">;

/** The user's passkeys with when each was used, and how one is added. */
export async function Passkeys({ passkeys, sessions, confirmed }: Props) {
  const [t, at, format, now] = await Promise.all([
    getTranslations("account.passkeys"),
    getTranslations("account.sessions"),
    getFormatter(),
    getNow(),
  ]);
  if (!canUsePasskeys()) return <p className="text-soft text-sm">{t("impossible", { origin: env.appUrl })}</p>;
  const here = sessions.find((session) => session.here);
  const words = {
    name: t("name"),
    hint: t("name_hint"),
    add: t("add"),
    added: t("added"),
    failed: t("failed"),
    exists: t("exists", { max: PASSKEYS_MAX }),
  };
  return (
    <>
      {passkeys.length === 0 ? <p className="text-soft text-sm">{t("none")}</p> : null}
      <ul className="-my-2 flex flex-col empty:hidden">
        {passkeys.map(({ id, name, backedUp, createdAt, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <div className="min-w-0">
              <p className="text-sm [overflow-wrap:anywhere]">{name}</p>
              <p className="text-faint text-xs">
                {[
                  lastUsedAt ? t("used", { when: format.relativeTime(lastUsedAt, now) }) : t("unused"),
                  t("added_on", { date: format.dateTime(createdAt, { dateStyle: "medium" }) }),
                  backedUp ? t("synced") : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {confirmed ? (
              <ActionForm
                action={removePasskeyAction}
                about={{ passkey: id }}
                submit={t("remove")}
                label={t("remove_label", { name })}
                look="danger"
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Confirmed confirmed={confirmed}>
        <AddPasskey
          words={words}
          longest={PASSKEY_NAME_MAX}
          preset={t("default_name", {
            browser: here?.browser ?? at("browser"),
            system: here?.system ?? at("system"),
          })}
        />
        <noscript>
          <p className="mt-4 text-soft text-sm">{t("needs_script")}</p>
        </noscript>
      </Confirmed>
    </>
  );
}

/** Codes that replace a passkey, and whether one of both follows the password. */
export async function SecondStep(account: Pick<AccountView, "codes" | "secondFactor" | "confirmed">) {
  const [codes, second] = await Promise.all([getTranslations("account.codes"), getTranslations("account.second")]);
  const { secondFactor, confirmed } = account;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="text-sm">{codes("left", { count: account.codes })}</p>
        <p className="mb-4 text-faint text-sm">{codes("lead")}</p>
        {confirmed ? <ActionForm action={recoveryCodesAction} submit={codes("make")} /> : null}
      </div>
      <div>
        <p className="mb-4 text-sm">{second(secondFactor ? "is_on" : "is_off")}</p>
        <Confirmed confirmed={confirmed}>
          <ActionForm
            action={secondFactorAction}
            about={{ second: secondFactor ? "off" : "on" }}
            submit={second(secondFactor ? "off" : "on")}
          />
        </Confirmed>
      </div>
    </div>
  );
}
