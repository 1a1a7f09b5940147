import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button, buttonClass } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { loadLog } from "@/lib/admin/loaders";
import { EventList } from "./event-list";

/** The audit log, newest first, a page at a time; the kind and the page are part of the address. */
export async function AuditLog({ kind: asked, before }: { kind: string; before: string }) {
  const [{ events, kind, kinds, next }, t] = await Promise.all([loadLog(asked, before), getTranslations("admin")]);
  const address = (query: Record<string, string>) => `/admin/log?${new URLSearchParams(query)}` as Route;
  return (
    <>
      <p className="text-faint text-sm">{t("events.lead")}</p>
      <form action="/admin/log" className="my-4 flex flex-wrap items-end gap-2">
        <div className="flex flex-col gap-1.5">
          <label htmlFor="log-kind" className="font-medium text-sm">
            {t("events.kind")}
          </label>
          <Select id="log-kind" name="kind" defaultValue={kind ?? ""}>
            <option value="">{t("events.all")}</option>
            {kinds.map((name) => (
              <option key={name} value={name}>
                {t(`events.kinds.${name}`)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit">{t("events.show")}</Button>
      </form>
      <div className="rounded-lg bg-surface p-5 sm:p-6">
        <EventList events={events} />
      </div>
      <p className="mt-6 flex gap-2">
        {next ? (
          <Link href={address({ kind: kind ?? "", before: next })} className={buttonClass()}>
            {t("more")}
          </Link>
        ) : null}
        {before ? (
          <Link href={address({ kind: kind ?? "" })} className={buttonClass("plain")}>
            {t("first")}
          </Link>
        ) : null}
      </p>
    </>
  );
}
