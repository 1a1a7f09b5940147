import { getFormatter, getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import type { loadOwnKey } from "@/lib/generations/loaders";
import { ownKeyLimitsAction, removeOwnKeyAction, storeOwnKeyAction } from "@/lib/generations/own-key/actions";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { CreditsUsed } from "./credits-used";
import { LimitFields } from "./limit-fields";

type Props = { ownKey: Awaited<ReturnType<typeof loadOwnKey>>; confirmed: boolean };

/** The user's own provider key: its last signs, what was spent with it, and its limits. */
export async function OwnKey({ ownKey: { allowed, key, used }, confirmed }: Props) {
  const [t, format] = await Promise.all([getTranslations("account.key"), getFormatter()]);
  return (
    <div className="flex flex-col gap-6">
      {key && used ? (
        <>
          <p className="text-sm">
            {t("current", {
              lastFour: key.lastFour,
              date: format.dateTime(key.createdAt, { dateStyle: "medium" }),
            })}
          </p>
          {allowed ? null : <p className="text-danger text-sm">{t("not_used")}</p>}
          <CreditsUsed used={{ ...used, dayLimit: key.day, monthLimit: key.month }} />
        </>
      ) : null}
      <Confirmed confirmed={confirmed}>
        {key ? (
          <ActionForm action={ownKeyLimitsAction} submit={t("limits")}>
            <LimitFields day={key.day} month={key.month} />
          </ActionForm>
        ) : null}
        {allowed ? (
          <ActionForm
            action={storeOwnKeyAction}
            about={key ? { day: key.day ?? "", month: key.month ?? "" } : {}}
            submit={t(key ? "replace" : "store")}
          >
            <Field
              label={t("label")}
              hint={t("hint")}
              name="key"
              type="password"
              autoComplete="off"
              spellCheck={false}
              required
              className="w-full"
            />
            {key ? null : <LimitFields day={null} month={null} />}
          </ActionForm>
        ) : null}
        {key ? <ActionForm action={removeOwnKeyAction} submit={t("remove")} look="danger" /> : null}
      </Confirmed>
    </div>
  );
}
