"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { type CallCode, callAction } from "@/components/ui/call-action";
import { createShare, shareCollection } from "@/lib/shares/actions";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import { ShareLink } from "./share-link";

type Props = { of: "video" | "collection"; id: string; links: ShareView[] };

/** Creates links to one video or collection and lists them. */
export function SharePanel({ of, id, links: first }: Props) {
  const t = useTranslations("share.panel");
  const errorText = useTranslations("errors");
  const [links, setLinks] = useState(first);
  const [note, setNote] = useState<string | null>(null);
  const [making, make] = useTransition();
  const failed = (code: CallCode) => setNote(errorText(code));

  const create = () =>
    make(async () => {
      setNote(null);
      const made = await callAction(() =>
        of === "video" ? createShare({ generationIds: [id] }) : shareCollection({ collectionId: id }),
      );
      if (made.ok) setLinks((now) => [made.share, ...now]);
      else failed(made.error.code);
    });

  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-soft">{t(`intro_${of}`, { max: LINK.videos })}</p>
      <ul className="flex flex-col gap-3 empty:hidden">
        {links.map((link) => (
          <ShareLink
            key={link.slug}
            link={link}
            label={t(`link_label_${of}`)}
            onChange={(changed) => setLinks((now) => now.map((one) => (one.slug === changed.slug ? changed : one)))}
            onRevoked={() => {
              setLinks((now) => now.filter((one) => one.slug !== link.slug));
              setNote(t("revoked"));
            }}
            onFailed={failed}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="quiet" busy={making} onClick={create}>
          {making ? null : <Link2 aria-hidden="true" className="size-4" />}
          {links.length > 0 ? t("create_another") : t(`create_${of}`)}
        </Button>
        <p role="status" className="text-sm text-soft">
          {note}
        </p>
      </div>
    </div>
  );
}
