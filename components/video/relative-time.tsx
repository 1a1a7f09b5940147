import { useLocale, useTimeZone } from "next-intl";

/** A time in the account's time zone: the same on the server, on every device and in downloads. */
export function RelativeTime({ at, exact = false }: { at: string; exact?: boolean }) {
  const text = new Intl.DateTimeFormat(useLocale(), {
    ...(exact ? { timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" }),
    timeZone: useTimeZone(),
  }).format(new Date(at));
  return (
    <time dateTime={at} className="tabular-nums">
      {text}
    </time>
  );
}
