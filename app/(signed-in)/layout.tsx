import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { Toaster } from "@/components/ui/toaster/toaster";

/** One layout for all signed-in pages, so that navigation keeps the header. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <>
      <Shell>{children}</Shell>
      <Toaster label={t("messages")} close={t("close")} />
    </>
  );
}
