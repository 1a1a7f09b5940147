import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words of the player and of what stands beside a video. */
export async function DetailMessages({ children }: { children: ReactNode }) {
  const { look, gallery, states, failures, errors } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ look, gallery, states, failures, errors }}>{children}</NextIntlClientProvider>
  );
}
