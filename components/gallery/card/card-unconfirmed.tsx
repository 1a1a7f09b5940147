"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Unconfirmed } from "@/components/video/unconfirmed";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton } from "./card-button";

/** Sent without a usable answer: it may be accepted and billed, so nothing is retried automatically. */
export function CardUnconfirmed({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const choices = useRef<HTMLDialogElement>(null);
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1 p-2.5 @min-[14rem]:p-3">
      <p className="font-medium text-lamp-text text-sm">{states("unconfirmed")}</p>
      <p className="line-clamp-3 text-soft text-xs @max-[14rem]:hidden">
        {t(generation.calledBack ? "unconfirmed.calledBack.short" : "unconfirmed.short")}
      </p>
      <CardButton aria-haspopup="dialog" onClick={() => choices.current?.showModal()}>
        {t("unconfirmed.choices")}
      </CardButton>
      <dialog
        ref={choices}
        aria-label={states("unconfirmed")}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg bg-raised p-5 text-ink shadow-(--shadow)"
      >
        <Unconfirmed generation={generation} onDone={() => choices.current?.close()} />
        <form method="dialog" className="mt-4">
          <button type="submit" className="min-h-11 text-soft text-sm underline underline-offset-4">
            {t("close")}
          </button>
        </form>
      </dialog>
    </div>
  );
}
