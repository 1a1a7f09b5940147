import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words that the composer needs, and no others. */
export async function ComposerMessages({ children }: { children: ReactNode }) {
  const { compose, imageErrors, errors } = await getMessages();
  return <NextIntlClientProvider messages={{ compose, imageErrors, errors }}>{children}</NextIntlClientProvider>;
}
