"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Unconfirmed } from "@/components/video/unconfirmed";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton } from "./card-button";

/** Sent without a usable answer: it may be accepted and billed, so nothing is retried automatically. */
export function CardUnconfirmed({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const [choosing, setChoosing] = useState(false);
  const close = () => setChoosing(false);
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1 p-2.5 @min-[14rem]:p-3">
      <p className="font-medium text-lamp-text text-sm">{states("unconfirmed")}</p>
      <p className="line-clamp-3 text-soft text-xs @max-[14rem]:hidden">
        {t(generation.calledBack ? "unconfirmed.calledBack.short" : "unconfirmed.short")}
      </p>
      <CardButton aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        {t("unconfirmed.choices")}
      </CardButton>
      {choosing && (
        <Dialog title={states("unconfirmed")} close={t("close")} onClose={close}>
          <Unconfirmed generation={generation} onDone={close} />
        </Dialog>
      )}
    </div>
  );
}
