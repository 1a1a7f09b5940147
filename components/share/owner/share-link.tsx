"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { buttonClass } from "@/components/ui/button";
import { type CallCode, callAction } from "@/components/ui/call-action";
import { Switch } from "@/components/ui/switch";
import { updateShare } from "@/lib/shares/actions";
import type { ShareView } from "@/lib/shares/view";
import { CopyField } from "./copy-field";
import { RevokeButton } from "./revoke-button";

type Props = {
  link: ShareView;
  label: string;
  onChange: (link: ShareView) => void;
  onRevoked: () => void;
  onFailed: (code: CallCode) => void;
};

/** One link on its video's page: its URL, whether it shows the prompt, and revoking. Its own page has the rest. */
export function ShareLink({ link, label, onChange, onRevoked, onFailed }: Props) {
  const t = useTranslations("share.panel");
  const [, run] = useTransition();
  const [shows, showNow] = useOptimistic(link.showPrompt);

  const name = link.name ?? link.title ?? link.collection;

  const show = (showPrompt: boolean) =>
    run(async () => {
      showNow(showPrompt);
      const changed = await callAction(() => updateShare({ slug: link.slug, showPrompt }));
      if (changed.ok) onChange(changed.share);
      else onFailed(changed.error.code);
    });

  return (
    <li className="flex flex-col gap-2 rounded-md bg-surface p-3">
      {name ? (
        <p dir="auto" className="font-medium text-sm [overflow-wrap:anywhere]">
          {name}
        </p>
      ) : null}
      {/* On a video's page: changing this link also affects its other videos. */}
      {link.videos > 1 ? <p className="text-sm text-soft">{t("shows_videos", { count: link.videos })}</p> : null}
      {link.state === "expired" ? <p className="text-sm text-soft">{t("ended")}</p> : null}
      <CopyField label={label} value={link.url} action={t("copy")} />
      <Switch
        label={t("show_prompt")}
        hint={t("show_prompt_hint")}
        checked={shows}
        onChange={(event) => show(event.target.checked)}
      />
      <div className="flex flex-wrap gap-2">
        <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass("plain")}>
          {t("open")}
        </a>
        <Link href={`/links/${link.slug}`} className={buttonClass("plain")}>
          {t("settings")}
        </Link>
        <RevokeButton slugs={[link.slug]} onRevoked={onRevoked} onFailed={onFailed} />
      </div>
    </li>
  );
}
