import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { getUser } from "@/lib/auth/session";
import { Clocks } from "./clocks";
import { ErrorBoundary } from "./error-boundary";
import { Header } from "./header";
import { SimulatedBanner } from "./simulated-banner";

/** The layout around a page. `--bottom-bar` is the height of a phone's bottom bar; sticky elements are above it. */
export async function Shell({ children }: { children: ReactNode }) {
  const [t, user] = await Promise.all([getTranslations("common"), getUser()]);
  const bar = user ? "[--bottom-bar:calc(3.25rem+env(safe-area-inset-bottom))] md:[--bottom-bar:0px]" : "";
  return (
    <div className={`${bar} pb-(--bottom-bar)`}>
      <a href="#content" className="skip-link">
        {t("skip")}
      </a>
      <Clocks />
      <SimulatedBanner />
      <Header />
      <div id="content" tabIndex={-1} className="outline-none">
        <ErrorBoundary>{children}</ErrorBoundary>
      </div>
    </div>
  );
}
