import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ShareView } from "@/lib/shares/view";
import { LinkStateBadge } from "./link-state";
import { LinkThumbnail } from "./link-thumbnail";

/** One link in the list. Its checkbox belongs to the picker's form; revoked and expired links have none. */
export async function LinkRow({ link }: { link: ShareView }) {
  const t = await getTranslations("share.links");
  const title =
    link.name ??
    link.title ??
    link.collection ??
    link.cover?.prompt ??
    (link.state === "gone" ? t("no_video") : t("untitled"));
  const over = link.state === "revoked";
  return (
    <li className="relative flex min-h-18 items-center gap-4 rounded-md bg-surface p-2 pe-4 focus-within:bg-raised hover:bg-raised">
      {over ? (
        <span className="w-11 shrink-0" />
      ) : (
        <label className="relative z-10 grid size-11 shrink-0 cursor-pointer place-items-center">
          <input type="checkbox" name="slug" value={link.slug} className="size-5 accent-lamp" />
          <span className="sr-only">{t("pick", { title })}</span>
        </label>
      )}
      <span className={over ? "opacity-50" : ""}>
        <LinkThumbnail link={link} />
      </span>
      <div className="min-w-0 grow">
        <Link
          href={`/links/${link.slug}`}
          dir="auto"
          className="block truncate font-medium text-base after:absolute after:inset-0 after:rounded-md"
        >
          {title}
        </Link>
        <LinkStateBadge link={link} />
      </div>
      <dl className="hidden shrink-0 gap-6 text-end sm:flex">
        <div>
          <dt className="text-faint text-xs">{t("views")}</dt>
          <dd className="timecode">{link.views}</dd>
        </div>
        <div>
          <dt className="text-faint text-xs">{t("plays")}</dt>
          <dd className="timecode">{link.plays}</dd>
        </div>
      </dl>
    </li>
  );
}
