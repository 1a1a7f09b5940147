import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PaletteHost } from "@/components/palette/palette-host";
import { Shell } from "@/components/shell/shell";
import { Messages } from "@/components/ui/messages";
import { Toaster } from "@/components/ui/toaster/toaster";
import { getUser } from "@/lib/auth/session";

/** One layout for all signed-in pages, so that navigation keeps the header. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [t, user] = await Promise.all([getTranslations("common"), getUser()]);
  return (
    <>
      <Shell>{children}</Shell>
      {user && (
        <Messages pick={({ errors: { part, again, reload } }) => ({ errors: { part, again, reload } })}>
          <PaletteHost admin={user.role === "admin"} />
        </Messages>
      )}
      <Toaster label={t("messages")} close={t("close")} />
    </>
  );
}
