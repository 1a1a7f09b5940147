import { Check } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { AccountView } from "@/lib/accounts/loaders";
import { ConnectButton } from "./connect-button";

export async function LinkedAccounts({ providers, trouble }: { providers: AccountView["providers"]; trouble: string }) {
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
