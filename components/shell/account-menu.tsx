import { Link2, LogOut, ShieldCheck, UserRound } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Menu } from "@/components/ui/menu";
import { signOutAction } from "@/lib/accounts/sign-in/actions";
import type { SignedInUser } from "@/lib/auth/session";
import { GuardedForms } from "./guarded-forms";
import { Preferences } from "./preferences";

export const MENU_ID = "account-menu";

const ROW =
  "flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-sm hover:bg-[color-mix(in_oklab,transparent,var(--ink)_7%)]";
/** Works without a script: in the header on a wide screen, above the bottom bar on a phone. */
const PLACE =
  "inset-auto right-3 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] w-[min(20rem,calc(100vw-1.5rem))] md:top-13 md:right-4 md:bottom-auto";

export async function AccountMenu({ user }: { user: SignedInUser | null }) {
  const t = await getTranslations("nav");
  return (
    <Menu id={MENU_ID} label={t(user ? "menu" : "settings")} className={user ? PLACE : `${PLACE} top-13 bottom-auto`}>
      {user ? (
        <div className="px-3 pt-2 pb-3">
          {user.name ? (
            <p dir="auto" className="truncate font-medium">
              {user.name}
            </p>
          ) : null}
          <p className="truncate text-soft text-sm">{user.email}</p>
        </div>
      ) : null}
      {user ? (
        <Link href={"/account" as Route} className={ROW}>
          <UserRound aria-hidden="true" className="size-4 text-faint" />
          {t("account")}
        </Link>
      ) : null}
      {user ? (
        <Link href={"/links" as Route} className={ROW}>
          <Link2 aria-hidden="true" className="size-4 text-faint" />
          {t("links")}
        </Link>
      ) : null}
      {user?.role === "admin" ? (
        <Link href={"/admin" as Route} className={ROW}>
          <ShieldCheck aria-hidden="true" className="size-4 text-faint" />
          {t("admin")}
        </Link>
      ) : null}
      <GuardedForms>
        {user ? (
          <form action={signOutAction}>
            <button type="submit" className={ROW}>
              <LogOut aria-hidden="true" className="size-4 text-faint" />
              {t("signOut")}
            </button>
          </form>
        ) : null}
        <div className={user ? "px-3 pt-3 pb-2" : "p-2"}>
          <Preferences />
        </div>
      </GuardedForms>
    </Menu>
  );
}
