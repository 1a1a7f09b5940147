"use client";

import { Link2, LogOut, ShieldCheck, UserRound } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { signOutAction } from "@/lib/accounts/sign-in/actions";
import type { Theme } from "@/lib/preferences/theme";
import { GuardedForms } from "./guarded-forms";
import { Preferences } from "./preferences";

const ROW =
  "flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-sm hover:bg-[color-mix(in_oklab,transparent,var(--ink)_7%)]";

const PAGES = [
  { href: "/account" as Route, word: "account", Icon: UserRound, adminOnly: false },
  { href: "/links" as Route, word: "links", Icon: Link2, adminOnly: false },
  { href: "/admin" as Route, word: "admin", Icon: ShieldCheck, adminOnly: true },
] as const;

export type AccountMenuItemsProps = { name: string | null; email: string; admin: boolean; theme: Theme };

export default function AccountMenuItems({ name, email, admin, theme }: AccountMenuItemsProps) {
  const t = useTranslations("nav");
  return (
    <>
      <div className="px-3 pt-2 pb-3">
        {name ? (
          <p dir="auto" className="truncate font-medium">
            {name}
          </p>
        ) : null}
        <p className="truncate text-soft text-sm">{email}</p>
      </div>
      {PAGES.filter(({ adminOnly }) => admin || !adminOnly).map(({ href, word, Icon }) => (
        <Link key={href} href={href} prefetch={false} className={ROW}>
          <Icon aria-hidden="true" className="size-4 text-faint" />
          {t(word)}
        </Link>
      ))}
      <GuardedForms>
        <form action={signOutAction}>
          <button type="submit" className={ROW}>
            <LogOut aria-hidden="true" className="size-4 text-faint" />
            {t("signOut")}
          </button>
        </form>
        <div className="px-3 pt-3 pb-2">
          <Preferences theme={theme} />
        </div>
      </GuardedForms>
    </>
  );
}
