import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Sends the browser only the messages of notifications. */
export async function NotificationMessages({ children }: { children: ReactNode }) {
  const { notifications } = await getMessages();
  return <NextIntlClientProvider messages={{ notifications }}>{children}</NextIntlClientProvider>;
}
