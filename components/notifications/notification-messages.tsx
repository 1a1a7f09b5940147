import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words of notifications, and no others. */
export async function NotificationMessages({ children }: { children: ReactNode }) {
  const { notifications } = await getMessages();
  return <NextIntlClientProvider messages={{ notifications }}>{children}</NextIntlClientProvider>;
}
