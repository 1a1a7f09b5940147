import { getFormatter, getNow, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { loadUser } from "@/lib/admin/loaders";
import { Megabytes } from "./megabytes";

type Props = { user: NonNullable<Awaited<ReturnType<typeof loadUser>>> };

/** Who this is, since when, and how much they keep here. */
export async function UserFacts({ user }: Props) {
  const [t, format, now] = await Promise.all([getTranslations("admin"), getFormatter(), getNow()]);
  const row = (name: string, value: ReactNode) => (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-soft">{name}</dt>
      <dd dir="auto" className="[overflow-wrap:anywhere]">
        {value}
      </dd>
    </div>
  );
  const { email, name, createdAt, lastSeenAt, videos, bytes } = user;
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {row(t("user.email"), email)}
      {name ? row(t("user.name"), name) : null}
      {row(t("user.since"), format.dateTime(createdAt, { dateStyle: "medium" }))}
      {row(t("user.seen"), lastSeenAt ? format.relativeTime(lastSeenAt, now) : t("list.never"))}
      {row(
        t("user.storage"),
        <>
          {t("list.videos", { count: videos })} · <Megabytes bytes={bytes} />
        </>,
      )}
    </dl>
  );
}
