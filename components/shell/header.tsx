import { CircleUser, Clapperboard, PenLine, Search, SlidersHorizontal, Users, Video } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LiveNotifications } from "@/components/notifications/live-notifications";
import { buttonClass } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";
import { getUser } from "@/lib/auth/session";
import { readTheme } from "@/lib/preferences/read";
import { AccountButton } from "./account-button";
import { AccountMenu } from "./account-menu";
import { MENU_ID } from "./menu-place";
import { NavLink } from "./nav-link";
import { PaletteButton } from "./palette-button";
import { SettingsMenu } from "./settings-menu";

const TOP =
  "inline-flex min-h-10 items-center gap-2 rounded-md px-3 text-sm text-soft transition-colors duration-150 hover:text-ink aria-[current]:text-ink aria-[current]:bg-surface";
const BOTTOM =
  "flex min-h-13 grow basis-0 flex-col items-center justify-center gap-0.5 text-xs text-faint aria-[current]:text-lamp-text";

const ROUND = "size-11 place-items-center rounded-full text-soft hover:text-ink md:size-10";

const PLACES = [
  { href: "/" as Route, word: "compose", Icon: PenLine },
  { href: "/gallery" as Route, word: "gallery", Icon: Video },
  { href: "/elements" as Route, word: "elements", Icon: Users },
  { href: "/sequences" as Route, word: "sequences", Icon: Clapperboard },
] as const;

/** The header; on a phone its links move to a bar at the bottom, within reach of the thumb. */
export async function Header() {
  const [t, user, theme] = await Promise.all([getTranslations(), getUser(), readTheme()]);
  return (
    <>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-6 bg-ground/90 px-4 backdrop-blur-md sm:px-6 lg:px-8">
        <Link
          href={"/" as Route}
          prefetch={false}
          aria-label={t("nav.home")}
          className="flex min-h-11 items-center rounded-md"
        >
          <Logo name={t("common.name")} />
        </Link>
        {user ? (
          <nav aria-label={t("nav.main")} className="hidden gap-1 md:flex">
            {PLACES.map(({ href, word, Icon }) => (
              <NavLink key={href} href={href} className={TOP} icon={<Icon aria-hidden="true" className="size-4" />}>
                {t(`nav.${word}`)}
              </NavLink>
            ))}
          </nav>
        ) : null}
        <div className="ml-auto flex items-center gap-2">
          {user ? (
            <>
              <PaletteButton label={t("commands.title")}>
                <Search aria-hidden="true" className="size-4.5" />
              </PaletteButton>
              <LiveNotifications user={user} />
            </>
          ) : (
            <Link href={"/sign-in" as Route} className={buttonClass("quiet")}>
              {t("nav.signIn")}
            </Link>
          )}
          {user ? (
            <AccountButton className={`hidden md:grid ${ROUND}`}>
              <Initial of={user.name ?? user.email} />
              <span className="sr-only">{t("nav.menu")}</span>
            </AccountButton>
          ) : (
            <button type="button" popoverTarget={MENU_ID} className={`grid ${ROUND}`}>
              <SlidersHorizontal aria-hidden="true" className="size-4.5" />
              <span className="sr-only">{t("nav.settings")}</span>
            </button>
          )}
        </div>
      </header>
      {user ? (
        <nav
          aria-label={t("nav.main")}
          className="fixed inset-x-0 bottom-0 z-30 flex h-(--bottom-bar) bg-surface pb-[env(safe-area-inset-bottom)] shadow-[0_-1px_0_var(--line)] md:hidden"
        >
          {PLACES.map(({ href, word, Icon }) => (
            <NavLink key={href} href={href} className={BOTTOM} icon={<Icon aria-hidden="true" className="size-5" />}>
              {t(`nav.${word}`)}
            </NavLink>
          ))}
          <AccountButton className={BOTTOM}>
            <CircleUser aria-hidden="true" className="size-5" />
            {t("nav.account")}
          </AccountButton>
        </nav>
      ) : null}
      {user ? (
        <AccountMenu
          label={t("nav.menu")}
          name={user.name}
          email={user.email}
          admin={user.role === "admin"}
          theme={theme}
        />
      ) : (
        <SettingsMenu />
      )}
    </>
  );
}

function Initial({ of }: { of: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-8 place-items-center rounded-full bg-[color-mix(in_oklch,var(--lamp)_22%,var(--raised))] font-semibold text-ink text-sm uppercase"
    >
      {[...of][0]}
    </span>
  );
}
