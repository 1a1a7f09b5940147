import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LiveNotifications } from "@/components/notifications/live-notifications";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { Logo } from "@/components/ui/logo";
import { getUser } from "@/lib/auth/session";
import { readTheme } from "@/lib/preferences/read";
import { AccountButton } from "./account-button";
import { AccountMenu } from "./account-menu";
import { MENU_ID } from "./menu-place";
import { NavLink } from "./nav-link";
import { PaletteButton } from "./palette-button";
import { SettingsMenu } from "./settings-menu";

const ROUND = "size-11 place-items-center rounded-full text-soft hover:text-ink md:size-10";

const PLACES = [
  { href: "/" as Route, word: "compose", icon: "pen-line" },
  { href: "/gallery" as Route, word: "gallery", icon: "video" },
  { href: "/elements" as Route, word: "elements", icon: "users" },
  { href: "/sequences" as Route, word: "sequences", icon: "clapperboard" },
] as const;

/** The header; on a phone its links are a bar at the bottom, within reach of the thumb. */
export async function Header() {
  const [t, user, theme] = await Promise.all([getTranslations(), getUser(), readTheme()]);
  return (
    <>
      <header className="header-ground sticky top-0 z-30 flex h-14 items-center gap-6 px-4 sm:px-6 lg:px-8">
        <Link
          href={"/" as Route}
          prefetch={false}
          aria-label={t("nav.home")}
          className="flex min-h-11 items-center rounded-md"
        >
          <Logo name={t("common.name")} />
        </Link>
        {user ? (
          <nav
            aria-label={t("nav.main")}
            className="fixed inset-x-0 bottom-0 flex bg-surface pb-[env(safe-area-inset-bottom)] shadow-[0_-1px_0_var(--line)] max-md:h-(--bottom-bar) md:static md:gap-1 md:bg-transparent md:pb-0 md:shadow-none"
          >
            {PLACES.map(({ href, word, icon }) => (
              <NavLink
                key={href}
                href={href}
                className="place-link"
                icon={<Icon name={icon} className="max-md:size-5" />}
              >
                {t(`nav.${word}`)}
              </NavLink>
            ))}
            <AccountButton className="place-link md:hidden">
              <Icon name="circle-user" className="size-5" />
              {t("nav.account")}
            </AccountButton>
          </nav>
        ) : null}
        <div className="ml-auto flex items-center gap-2">
          {user ? (
            <>
              <PaletteButton label={t("commands.title")}>
                <Icon name="search" className="size-4.5" />
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
              <Icon name="sliders-horizontal" className="size-4.5" />
              <span className="sr-only">{t("nav.settings")}</span>
            </button>
          )}
        </div>
      </header>
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
