import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Sends the browser only the messages of the owner's link controls. */
export async function ShareMessages({ children }: { children: ReactNode }) {
  const { share, errors } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ share: { panel: share.panel, link: share.link, links: share.links }, errors }}>
      {children}
    </NextIntlClientProvider>
  );
}
