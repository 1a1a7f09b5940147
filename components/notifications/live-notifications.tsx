import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Live } from "@/components/video/live/live";
import { env } from "@/env";
import type { SignedInUser } from "@/lib/auth/session";
import { NotificationToggle } from "./notification-toggle";
import { Notifications } from "./notifications";
import { Updated } from "./update-notice";

/** Connects a page to live changes and notifies when videos finish. Renders only the notification toggle. */
export function LiveNotifications({ user }: { user: SignedInUser }) {
  return (
    <NotificationMessages>
      <Live who={user.id} />
      <Notifications who={user.id} since={new Date().toISOString()} />
      <Updated build={env.build} />
      <NotificationToggle />
    </NotificationMessages>
  );
}

/** Sends the browser only the messages of notifications. */
async function NotificationMessages({ children }: { children: ReactNode }) {
  const { notifications } = await getMessages();
  return <NextIntlClientProvider messages={{ notifications }}>{children}</NextIntlClientProvider>;
}
