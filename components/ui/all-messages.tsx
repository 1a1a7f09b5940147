"use client";

import { type Locale, NextIntlClientProvider, useLocale } from "next-intl";
import { type ComponentType, type ReactNode, use } from "react";
import type en from "@/lib/i18n/messages/en.json";

type All = typeof en;

const LOADERS: Record<Locale, () => Promise<{ default: unknown }>> = {
  en: () => import("@/lib/i18n/messages/en.json"),
  zh: () => import("@/lib/i18n/messages/zh.json"),
};
const loading = new Map<Locale, Promise<All>>();
const loaded = new Map<Locale, All>();

function loadMessages(locale: Locale): Promise<All> {
  const known = loading.get(locale);
  if (known) return known;
  const messages = LOADERS[locale]().then((file) => {
    loaded.set(locale, file.default as All);
    return file.default as All;
  });
  loading.set(locale, messages);
  // A failed request must not be remembered.
  messages.catch(() => loading.delete(locale));
  return messages;
}

/** Gives its children every message; the page around them has only those that it shows from the start. */
function AllMessages({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const messages = loaded.get(locale) ?? use(loadMessages(locale));
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}

type Part<Props> = { default: ComponentType<Props> };

/** A loader for a part of a page that also loads the messages, which then need not be in the page. */
export function withMessages<Props extends object>(load: () => Promise<Part<Props>>): () => Promise<Part<Props>> {
  return async () => {
    const lang = typeof document === "undefined" ? null : document.documentElement.lang;
    const [{ default: Part }] = await Promise.all([load(), lang && loadMessages(lang as Locale)]);
    return {
      default: (props: Props) => (
        <AllMessages>
          <Part {...props} />
        </AllMessages>
      ),
    };
  };
}
