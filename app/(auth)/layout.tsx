import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthArt } from "@/components/account/auth-art";
import { Clocks } from "@/components/shell/clocks";
import { MENU_ID } from "@/components/shell/menu-place";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { SimulatedBanner } from "@/components/shell/simulated-banner";
import { Icon } from "@/components/ui/icon/icon";
import { Logo } from "@/components/ui/logo";

/** The sign-in pages: an image on one side and the form on the other; on a phone the image is above. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <>
      <Clocks />
      <SimulatedBanner />
      <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[minmax(0,1.35fr)_minmax(28rem,1fr)]">
        <div className="h-44 shrink-0 sm:h-60 lg:sticky lg:top-0 lg:h-dvh lg:p-3">
          <div className="size-full overflow-hidden lg:rounded-lg">
            <AuthArt />
          </div>
        </div>
        <div className="flex flex-col px-6 py-5 sm:px-10 lg:py-7">
          <header className="flex items-center justify-between">
            <a href="/" aria-label={t("nav.home")} className="flex min-h-11 items-center rounded-md">
              <Logo name={t("common.name")} />
            </a>
            <button
              type="button"
              popoverTarget={MENU_ID}
              className="grid size-11 place-items-center rounded-full text-soft hover:text-ink"
            >
              <Icon name="sliders-horizontal" className="size-4.5" />
              <span className="sr-only">{t("nav.settings")}</span>
            </button>
          </header>
          <main id="content" className="mx-auto flex w-full max-w-sm grow flex-col justify-center py-8">
            {children}
          </main>
        </div>
      </div>
      <SettingsMenu />
    </>
  );
}
