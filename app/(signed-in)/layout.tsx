import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PaletteHost } from "@/components/palette/palette-host";
import { Shell } from "@/components/shell/shell";
import { Messages } from "@/components/ui/messages";
import { Toaster } from "@/components/ui/toaster/toaster";
import { getUser } from "@/lib/auth/session";

/**
 * One layout for all signed-in pages, so that navigation keeps the header. Its messages are what a part of any page needs
 * that cannot be loaded; without them, and without the locale that comes along, such a part would end the whole page.
 */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [t, user] = await Promise.all([getTranslations("common"), getUser()]);
  return (
    <Messages pick={({ errors: { part, again, reload } }) => ({ errors: { part, again, reload } })}>
      <Shell>{children}</Shell>
      {user && <PaletteHost admin={user.role === "admin"} />}
      <Toaster label={t("messages")} close={t("close")} />
    </Messages>
  );
}
