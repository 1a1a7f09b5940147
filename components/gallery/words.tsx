import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words that a gallery needs, and no others. */
export async function GalleryWords({ children }: { children: ReactNode }) {
  const { gallery, states, failures, errors, share } = await getMessages();
  const { chosen, panel } = share;
  return (
    <NextIntlClientProvider messages={{ gallery, states, failures, errors, share: { chosen, panel } }}>
      {children}
    </NextIntlClientProvider>
  );
}
