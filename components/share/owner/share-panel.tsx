"use client";

import { Link2, Share as SendIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useOptimistic, useState, useSyncExternalStore, useTransition } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { type CallError, callAction } from "@/components/ui/call-action";
import { Switch } from "@/components/ui/switch";
import { createShare, shareCollection, updateShare } from "@/lib/shares/actions";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import { CopyField } from "./copy-field";
import { LinkReach } from "./link-reach";
import { RevokeButton } from "./revoke-button";

type Props = { of: "video" | "collection"; id: string; links: ShareView[] };

/** Creates links to one video or collection and lists them. */
export function SharePanel({ of, id, links: first }: Props) {
  const t = useTranslations("share.panel");
  const errorText = useTranslations("errors");
  const [links, setLinks] = useState(first);
  const [note, setNote] = useState<string | null>(null);
  const [making, make] = useTransition();
  const failed = (error: CallError) => setNote(error.message ?? errorText(error.code));

  const create = () =>
    make(async () => {
      setNote(null);
      const made = await callAction(() =>
        of === "video" ? createShare({ generationIds: [id] }) : shareCollection({ collectionId: id }),
      );
      if (made.ok) setLinks((now) => [made.share, ...now]);
      else failed(made.error);
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

type ShareLinkProps = {
  link: ShareView;
  label: string;
  onChange: (link: ShareView) => void;
  onRevoked: () => void;
  onFailed: (error: CallError) => void;
};

/** One link on its video's page: its URL, whether it shows the prompt, and revoking. Its own page has the rest. */
function ShareLink({ link, label, onChange, onRevoked, onFailed }: ShareLinkProps) {
  const t = useTranslations("share.panel");
  const [, run] = useTransition();
  const canSend = useSyncExternalStore(never, canSendNatively, () => false);
  const [shows, showNow] = useOptimistic(link.showPrompt);

  const name = link.name ?? link.title ?? link.collection;

  const show = (showPrompt: boolean) =>
    run(async () => {
      showNow(showPrompt);
      const changed = await callAction(() => updateShare({ slug: link.slug, showPrompt }));
      if (changed.ok) onChange(changed.share);
      else onFailed(changed.error);
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
      <LinkReach reach={link.reach} />
      <Switch
        label={t("show_prompt")}
        hint={t("show_prompt_hint")}
        checked={shows}
        onChange={(event) => show(event.target.checked)}
      />
      <div className="flex flex-wrap gap-2">
        {canSend && (
          <Button onClick={() => void send(link.url, name ?? undefined)}>
            <SendIcon aria-hidden="true" className="size-4" />
            {t("send")}
          </Button>
        )}
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

const never = () => () => undefined;

/** On touch screens: with a mouse, copying is quicker than the system's dialog. */
const canSendNatively = (): boolean => "share" in navigator && matchMedia("(pointer: coarse)").matches;

async function send(url: string, title?: string): Promise<void> {
  // Also rejects when the user closes it.
  await navigator.share({ url, title }).catch(() => undefined);
}
