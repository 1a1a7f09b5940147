import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon/icon";
import { disconnectAction } from "@/lib/accounts/actions";
import type { AccountView } from "@/lib/accounts/loaders";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { ConnectButton } from "./connect-button";

type Props = Pick<AccountView, "providers" | "confirmed"> & { trouble: string };

/** The services to sign in with: which are connected, and how they are connected or not. */
export async function LinkedAccounts({ providers, confirmed, trouble }: Props) {
  const t = await getTranslations("account.linked");
  return (
    <>
      <ul className="-my-2 flex flex-col">
        {providers.map(({ id, linked }) => (
          <li key={id} className="flex min-h-15 flex-wrap items-center justify-between gap-x-4 py-2 text-sm">
            <span className="inline-flex items-center gap-3">
              {t(id)}
              {linked ? (
                <span className="inline-flex items-center gap-2 text-soft">
                  <Icon name="check" className="text-lamp-text" />
                  {t("connected")}
                </span>
              ) : null}
            </span>
            {confirmed && linked ? (
              <ActionForm
                action={disconnectAction}
                about={{ provider: id }}
                submit={t("disconnect")}
                label={t("disconnectLabel", { name: t(id) })}
                look="danger"
              />
            ) : null}
            {confirmed && !linked ? (
              <ConnectButton
                provider={id}
                label={t("connectLabel", { name: t(id) })}
                text={t("connect")}
                trouble={trouble}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Confirmed confirmed={confirmed}>{null}</Confirmed>
    </>
  );
}
