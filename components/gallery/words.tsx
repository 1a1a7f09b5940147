import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words that a gallery needs, and no others. */
export async function GalleryWords({ children }: { children: ReactNode }) {
  const { gallery, states, failures, errors } = await getMessages();
  return <NextIntlClientProvider messages={{ gallery, states, failures, errors }}>{children}</NextIntlClientProvider>;
}
