"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import type { ShareView } from "@/lib/shares/view";
import { CopyField } from "./copy-field";
import { LinkReach } from "./link-reach";

/** A new link to copy. `left` counts the selected videos that aren't part of it. */
export function LinkCreated({ link, left }: { link: ShareView; left: number }) {
  const t = useTranslations("share.chosen");
  const panel = useTranslations("share.panel");
  return (
    <div className="flex flex-col gap-3">
      {/* The clicked button is gone: without this, the focus would move to the top of the page. */}
      <p tabIndex={-1} ref={(said) => said?.focus()} className="text-sm text-soft outline-none">
        {t("made", { count: link.videos })} {left > 0 ? t("left", { count: left }) : null}
      </p>
      <CopyField label={t("address")} value={link.url} action={panel("copy")} />
      <LinkReach reach={link.reach} />
      <div className="flex flex-wrap gap-2">
        <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass("plain")}>
          {panel("open")}
        </a>
        <Link href={`/links/${link.slug}`} className={buttonClass("plain")}>
          {panel("settings")}
        </Link>
      </div>
    </div>
  );
}
