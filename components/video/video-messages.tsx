import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Places beside the grid. Their words travel only to where `also` asks for them: a page carries its words twice. */
const BESIDE = ["actions", "arrange", "collections", "filters", "import", "notes", "trash", "views"] as const;
type Beside = (typeof BESIDE)[number];

/** Hands the browser the words that a gallery needs, and no others. */
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
