import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words of telling, and no others. */
export async function NotificationMessages({ children }: { children: ReactNode }) {
  const { telling } = await getMessages();
  return <NextIntlClientProvider messages={{ telling }}>{children}</NextIntlClientProvider>;
}
