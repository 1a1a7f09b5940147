"use client";

import { useTranslations } from "next-intl";
import type { Asset } from "@/components/composer/state";
import { messageFor } from "@/lib/i18n/message-for";

/** Covers an image that isn't uploaded yet: its progress, or why it stopped. */
export function UploadOverlay({ asset, name }: { asset: Exclude<Asset, { at: "uploaded" }>; name: string }) {
  const t = useTranslations();
  if (asset.at === "stopped") {
    return (
      <span role="alert" className="pointer-events-none absolute inset-0 rounded-md bg-danger/40 ring-2 ring-danger">
        <span className="sr-only">
          {name}: {messageFor(t, `compose.stopped.${asset.reason}`) ?? t("errors.unexpected")}
        </span>
      </span>
    );
  }
  return (
    <span className="pointer-events-none absolute inset-0 flex items-end rounded-md bg-black/40 p-1.5 pb-7">
      <progress
        aria-label={t("compose.images.progress", { name })}
        value={asset.progress ?? undefined}
        max={1}
        className="h-1 w-full indeterminate:animate-pulse motion-reduce:animate-none appearance-none overflow-hidden rounded-full bg-white/30 [&::-moz-progress-bar]:bg-lamp [&::-webkit-progress-bar]:bg-white/30 [&::-webkit-progress-value]:bg-lamp [&::-webkit-progress-value]:transition-[width]"
      />
    </span>
  );
}
