"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import type { ShareView } from "@/lib/shares/view";
import { CopyField } from "./copy-field";

/** A fresh link, to take away. `left` counts what was chosen and is not in it. */
export function LinkCreated({ link, left }: { link: ShareView; left: number }) {
  const t = useTranslations("share.chosen");
  const panel = useTranslations("share.panel");
  return (
    <div className="flex flex-col gap-3">
      {/* The click that made it has gone from the page: without this the focus would fall to the page's top. */}
      <p tabIndex={-1} ref={(said) => said?.focus()} className="text-sm text-soft outline-none">
        {t("made", { count: link.videos })} {left > 0 ? t("left", { count: left }) : null}
      </p>
      <CopyField label={t("address")} value={link.url} action={panel("copy")} />
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
