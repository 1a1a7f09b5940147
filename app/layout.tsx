import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ErrorBoundary } from "@/components/shell/error-boundary";
import { env } from "@/env";
import { readTheme } from "@/lib/preferences/read";
import { mono, sans } from "./fonts";
import "./globals.css";

const DARK = "#0b0d12";
const LIGHT = "#f5f2ec";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    metadataBase: new URL(env.appUrl),
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("tagline"),
    applicationName: t("name"),
    robots: { index: false, follow: false },
  };
}

/** The color of the browser's toolbar follows the user's theme. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  const byTheSystem = [
    { media: "(prefers-color-scheme: dark)", color: DARK },
    { media: "(prefers-color-scheme: light)", color: LIGHT },
  ];
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor: theme === "system" ? byTheSystem : theme === "dark" ? DARK : LIGHT,
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), readTheme()]);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      className={`${sans.variable} ${mono.variable}`}
    >
      <body>
        <ErrorBoundary>{children}</ErrorBoundary>
      </body>
    </html>
  );
}
