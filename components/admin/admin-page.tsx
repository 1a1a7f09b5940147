import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NavLink } from "@/components/shell/nav-link";
import { version } from "@/package.json";

const PLACES = [
  ["/admin", "overview"],
  ["/admin/users", "users"],
  ["/admin/invitations", "invitations"],
  ["/admin/log", "log"],
] as const;

/** The frame of the administration's pages: their titles as a row of links, and what is below it. */
export async function AdminPage({ title, children }: { title: string; children: ReactNode }) {
  const t = await getTranslations("admin");
  return (
    <main className="max-w-5xl px-4 pt-4 pb-16 sm:px-6 lg:px-8">
      <nav aria-label={t("title")} className="-mx-3 mb-4 flex flex-wrap">
        {PLACES.map(([href, name]) => (
          <NavLink
            key={href}
            href={href as Route}
            icon={null}
            exact={href === "/admin"}
            className="inline-flex min-h-11 items-center rounded-md px-3 text-sm text-soft hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink"
          >
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <h1 className="mb-2 font-semibold text-2xl [overflow-wrap:anywhere]">{title}</h1>
      {children}
      <footer className="mt-8 text-faint text-xs">{t("version", { version })}</footer>
    </main>
  );
}
