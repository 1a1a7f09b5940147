import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="flex min-h-dvh flex-col px-6 py-8">
      <Logo name={t("common.name")} />
      <main id="content" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
        {children}
      </main>
    </div>
  );
}
