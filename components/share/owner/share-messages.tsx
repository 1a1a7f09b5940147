import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Hands the browser the words of an owner's link controls, and no others. */
export async function ShareMessages({ children }: { children: ReactNode }) {
  const { share, errors } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ share: { panel: share.panel, link: share.link, links: share.links }, errors }}>
      {children}
    </NextIntlClientProvider>
  );
}
