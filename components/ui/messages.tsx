import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";

type All = Awaited<ReturnType<typeof getMessages>>;
type Some = ComponentProps<typeof NextIntlClientProvider>["messages"];

/** Sends the browser the chosen messages and no others: a page contains its messages twice. */
export async function Messages({ pick, children }: { pick: (all: All) => Some; children: ReactNode }) {
  return <NextIntlClientProvider messages={pick(await getMessages())}>{children}</NextIntlClientProvider>;
}
