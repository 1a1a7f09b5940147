"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** A moment in the reader's own zone. The server does not know the zone: it writes UTC, and the browser corrects it. */
export function Moment({ at, exact = false }: { at: string; exact?: boolean }) {
  const locale = useLocale();
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const text = new Intl.DateTimeFormat(locale, {
    ...(exact ? { timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" }),
    timeZone: here ? undefined : "UTC",
  }).format(new Date(at));
  return (
    <time dateTime={at} className="tabular-nums">
      {text}
    </time>
  );
}
