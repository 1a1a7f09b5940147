import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Optional namespaces, included only for `also`: a page contains its messages twice. */
const BESIDE = ["actions", "arrange", "collections", "filters", "import", "notes", "trash", "views"] as const;
type Beside = (typeof BESIDE)[number];

/** Sends the browser only the messages that a gallery needs. */
export async function VideoMessages({ also, children }: { also?: Beside; children: ReactNode }) {
  const { gallery, states, failures, errors, share } = await getMessages();
  const own = Object.entries(gallery).filter(([name]) => name === also || !BESIDE.some((beside) => beside === name));
  const { chosen, panel } = share;
  return (
    <NextIntlClientProvider
      messages={{ gallery: Object.fromEntries(own), states, failures, errors, share: { chosen, panel } }}
    >
      {children}
    </NextIntlClientProvider>
  );
}
