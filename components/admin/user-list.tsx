import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { loadUsers } from "@/lib/admin/loaders";
import { Megabytes } from "./megabytes";

/** Accounts, newest first, a page at a time; the search is part of the address. */
export async function UserList({ search, cursor }: { search: string; cursor: string }) {
  const { users, next } = await loadUsers(search, cursor);
  const [t, format, now] = await Promise.all([getTranslations("admin"), getFormatter(), getNow()]);
  const amount = (credits: string) => format.number(Number(credits), { maximumFractionDigits: 3 });
  const address = (query: Record<string, string>) => `/admin/users?${new URLSearchParams(query)}` as Route;
  return (
    <>
      <form action="/admin/users" className="my-4 flex max-w-xl items-end gap-2">
        <Field label={t("list.search")} name="search" type="search" defaultValue={search} className="grow" />
        <Button type="submit">{t("list.find")}</Button>
      </form>
      {users.length === 0 ? <p className="py-8 text-soft">{t("list.empty")}</p> : null}
      <ul className="flex flex-col gap-2">
        {users.map(({ id, email, name, role, disabledAt, lastSeenAt, videos, bytes, credits }) => (
          <li
            key={id}
            className="relative flex min-h-18 flex-wrap items-center gap-x-6 gap-y-1 rounded-md bg-surface p-4 hover:bg-raised"
          >
            <div className="min-w-0 grow basis-60">
              <Link
                href={`/admin/users/${id}` as Route}
                prefetch={false}
                dir="auto"
                className="block truncate font-medium after:absolute after:inset-0 after:rounded-md"
              >
                {name ?? email}
              </Link>
              <p className="truncate text-faint text-xs">{name ? email : null}</p>
            </div>
            {disabledAt ? <span className="text-danger text-sm">{t("list.disabled")}</span> : null}
            {role === "admin" ? (
              <span className="rounded-sm bg-sunken px-2 py-1 text-soft text-xs">{t("roles.admin")}</span>
            ) : null}
            <p className="w-full text-soft text-xs tabular-nums">
              {lastSeenAt ? t("list.seen", { when: format.relativeTime(lastSeenAt, now) }) : t("list.never")} ·{" "}
              {t("list.videos", { count: videos })} · <Megabytes bytes={bytes} /> ·{" "}
              {t("list.credits", { credits: amount(credits) })}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-6 flex gap-2">
        {next ? (
          <Link href={address({ search, cursor: next })} className={buttonClass()}>
            {t("more")}
          </Link>
        ) : null}
        {cursor ? (
          <Link href={address({ search })} className={buttonClass("plain")}>
            {t("first")}
          </Link>
        ) : null}
      </p>
    </>
  );
}
