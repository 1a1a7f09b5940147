import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { CONFIRMED_MS } from "@/lib/auth/limits";

/** What matters for security: offered to a user who proved a moment ago who they are; others get the way to do so. */
export async function Confirmed({ confirmed, children }: { confirmed: boolean; children: ReactNode }) {
  if (confirmed) return children;
  const t = await getTranslations("account");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 first:mt-0">
      <Link href={"/account/confirm" as Route} className={buttonClass()}>
        {t("confirm_first")}
      </Link>
      <p className="text-faint text-sm">{t("confirm_lead", { minutes: CONFIRMED_MS / 60_000 })}</p>
    </div>
  );
}
