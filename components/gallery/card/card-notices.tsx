"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nameVideo } from "@/components/video/name-video";
import { useCharged } from "@/components/video/use-charged";
import type { GenerationView } from "@/lib/generations/view";
import { cardLinkLook } from "./card-button";

type Props = { generation: GenerationView };

type NoticeProps = { title: string; color: string; text?: string; children: ReactNode };

/**
 * Words over a whole card. Nothing shrinks, or lines would be cut in half: what has no room is hidden by the size of the
 * card, and what comes last is cut first.
 */
export const noticeLook =
  "absolute inset-0 flex flex-col justify-end-safe gap-1 overflow-clip p-2.5 *:shrink-0 @min-[14rem]:p-3 @max-[6rem]:p-1.5";

/** Why there is no video, in a color of its own, and what the user can do about it. */
export function Notice({ title, color, text, children }: NoticeProps) {
  return (
    <div className={noticeLook}>
      <p className={`line-clamp-2 font-medium text-sm @max-[6rem]:text-xs ${color}`} title={text}>
        {title}
      </p>
      {text && (
        <p className="line-clamp-3 text-soft text-xs @max-[14rem]:hidden [@container(max-height:12rem)]:hidden">
          {text}
        </p>
      )}
      {children}
    </div>
  );
}

/** What was asked for, where there is no video to tell it. */
function CardPrompt({ generation }: Props) {
  return (
    <p dir="auto" className="line-clamp-2 text-soft text-xs @max-[8rem]:hidden [@container(max-height:10.5rem)]:hidden">
      {nameVideo(generation, 120)}
    </p>
  );
}

function ComposeAgain({ generation, label }: Props & { label: string }) {
  return (
    <Link
      href={{ pathname: "/", query: { from: generation.id } }}
      prefetch={false}
      className={`${cardLinkLook} @max-[10rem]:hidden [@container(max-height:6.5rem)]:hidden pointer-coarse:[@container(max-height:7.5rem)_and_(max-width:14rem)]:hidden`}
    >
      {label}
    </Link>
  );
}

/** A generation that ended without a video. */
export default function CardEnded({ generation }: Props) {
  return generation.state === "canceled" ? (
    <CardCanceled generation={generation} />
  ) : (
    <CardFailed generation={generation} />
  );
}

/** Canceled before it was sent: nothing was spent, and the prompt can be used again. */
function CardCanceled({ generation }: Props) {
  const t = useTranslations("gallery");
  const title = useTranslations("states")("canceled");
  return (
    <Notice title={title} color="text-soft">
      <CardPrompt generation={generation} />
      <ComposeAgain generation={generation} label={t("useAgain")} />
    </Notice>
  );
}

/** A failed generation: the cause, the cost and the next steps. */
function CardFailed({ generation }: Props) {
  const t = useTranslations("gallery");
  const failures = useTranslations("failures");
  const charged = useCharged(generation);
  const cause = generation.failure?.class ?? "provider";
  return (
    <Notice title={failures(`${cause}.title`)} color="text-danger" text={failures(`${cause}.body`)}>
      <CardPrompt generation={generation} />
      <p className="text-faint text-xs @max-[8rem]:hidden">{charged}</p>
      <ComposeAgain generation={generation} label={t("editAgain")} />
    </Notice>
  );
}
