"use client";

import { useTranslations } from "next-intl";
import { useTryAgain } from "@/components/video/use-user-actions";
import { VIDEO_LIFE_MS } from "@/lib/generations/lifecycle/download-times";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton } from "./card-button";

/** Automatic retries have stopped. Nothing is lost, and the owner can start them again. */
export function CardAttention({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const { busy, tryAgain } = useTryAgain(generation);
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1 p-2.5 @min-[14rem]:p-3">
      <p className="font-medium text-lamp-text text-sm">{states("stalled")}</p>
      <p className="line-clamp-3 text-soft text-xs @max-[14rem]:hidden">
        {t(`stalled.${stalledStep(generation.state)}`, { hours: VIDEO_LIFE_MS / 3_600_000 })}
      </p>
      <CardButton onClick={tryAgain} disabled={busy}>
        {t("tryAgain")}
      </CardButton>
    </div>
  );
}

/** The step that could not be done, as a key of `gallery.stalled`. */
export function stalledStep(state: GenerationView["state"]): "submit" | "poll" | "download" {
  if (state === "saving") return "download";
  return state === "queued" || state === "submitting" ? "submit" : "poll";
}
