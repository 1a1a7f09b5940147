import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Sends the browser only the messages that the composer needs. */
export async function ComposerMessages({ children }: { children: ReactNode }) {
  const { compose, imageErrors, errors } = await getMessages();
  return <NextIntlClientProvider messages={{ compose, imageErrors, errors }}>{children}</NextIntlClientProvider>;
}
