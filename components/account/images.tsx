import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { buttonClass } from "@/components/ui/button";
import { deleteImageAction } from "@/lib/images/actions";
import { loadImages } from "@/lib/images/loaders";
import { ActionForm } from "./action-form";

/** A page of the user's images, newest first, each with the way to delete it for good. */
export async function Images({ cursor }: { cursor: string | null }) {
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("account.images"), loadImages(cursor)]);
  if (items.length === 0) return <p className="py-8 text-soft">{t("empty")}</p>;
  return (
    <GuardedForms>
      <ul className="my-6 grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
        {items.map(({ id, name, thumbUrl }) => (
          <li key={id} className="flex min-w-0 flex-col gap-2 rounded-lg bg-surface p-3">
            <img src={thumbUrl} alt="" loading="lazy" className="aspect-square w-full rounded-md object-cover" />
            <p dir="auto" className="truncate text-faint text-xs" title={name}>
              {name}
            </p>
            <ActionForm
              action={deleteImageAction}
              about={{ image: id }}
              submit={t("delete")}
              label={t("delete_label", { name })}
            />
          </li>
        ))}
      </ul>
      {nextCursor ? (
        <Link href={`/account/images?after=${encodeURIComponent(nextCursor)}` as Route} className={buttonClass()}>
          {t("more")}
        </Link>
      ) : null}
    </GuardedForms>
  );
}
