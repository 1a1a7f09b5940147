import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Sends the browser the messages of the player and of the page around it. */
export async function DetailMessages({ children }: { children: ReactNode }) {
  const { look, gallery, states, failures, errors } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ look, gallery, states, failures, errors }}>{children}</NextIntlClientProvider>
  );
}
