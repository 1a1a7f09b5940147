import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { linkName, type ShareView } from "@/lib/shares/view";
import { LinkPicker } from "./link-picker";
import { LinkStateBadge } from "./link-state";
import { LinkThumbnail } from "./link-thumbnail";
import { ShareMessages } from "./share-messages";

/** Every link with its state and counts. The rows are rendered by the server; only the selection is client code. */
export async function AllLinks({ links }: { links: ShareView[] }) {
  const t = await getTranslations("share.links");
  if (links.length === 0) {
    return (
      <div className="mt-16 flex flex-col items-center gap-4 text-center">
        <p className="max-w-md text-soft">{t("empty")}</p>
        <Link href="/gallery" className={buttonClass("quiet")}>
          {t("to_gallery")}
        </Link>
      </div>
    );
  }
  return (
    <ShareMessages>
      <LinkPicker>
        <ul className="mt-4 flex flex-col gap-2">
          {links.map((link) => (
            <LinkRow key={link.slug} link={link} />
          ))}
        </ul>
      </LinkPicker>
    </ShareMessages>
  );
}

/** One link in the list. Its checkbox belongs to the picker's form; revoked and expired links have none. */
async function LinkRow({ link }: { link: ShareView }) {
  const t = await getTranslations("share.links");
  const title = linkName(link) ?? t(link.state === "gone" ? "no_video" : "untitled");
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
          prefetch={false}
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
