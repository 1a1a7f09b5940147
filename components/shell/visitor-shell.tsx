import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { Logo } from "@/components/ui/logo";
import { Clocks } from "./clocks";
import { MENU_ID } from "./menu-place";
import { SettingsMenu } from "./settings-menu";
import { SimulatedBanner } from "./simulated-banner";

/** The layout around a page for visitors, with plain links: of their script, only the preferences need any. */
export async function VisitorShell({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <>
      <a href="#content" className="skip-link">
        {t("common.skip")}
      </a>
      <Clocks />
      <SimulatedBanner />
      <header className="sticky top-0 z-30 flex h-14 items-center justify-between bg-ground/90 px-4 backdrop-blur-md sm:px-6 lg:px-8">
        <a href="/" aria-label={t("nav.home")} className="flex min-h-11 items-center rounded-md">
          <Logo name={t("common.name")} />
        </a>
        <div className="flex items-center gap-2">
          <a href="/sign-in" className={buttonClass("quiet")}>
            {t("nav.signIn")}
          </a>
          <button
            type="button"
            popoverTarget={MENU_ID}
            className="grid size-11 place-items-center rounded-full text-soft hover:text-ink md:size-10"
          >
            <Icon name="sliders-horizontal" className="size-4.5" />
            <span className="sr-only">{t("nav.settings")}</span>
          </button>
        </div>
      </header>
      <SettingsMenu />
      <div id="content" tabIndex={-1} className="outline-none">
        {children}
      </div>
    </>
  );
}
