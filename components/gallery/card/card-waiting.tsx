"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Dialog } from "@/components/ui/dialog";
import { lazyPart } from "@/components/ui/lazy-part";
import { stalledStep } from "@/components/video/use-trouble-message";
import { useTryAgain } from "@/components/video/use-user-actions";
import { VIDEO_LIFE_MS } from "@/lib/generations/lifecycle/download-times";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton } from "./card-button";
import { CardGenerating } from "./card-generating";
import { Notice } from "./card-notices";

const Unconfirmed = lazyPart(withMessages(() => import("@/components/video/unconfirmed")));

type Props = { generation: GenerationView };

/** A generation that is not finished: in progress, or waiting for its owner. */
export default function CardWaiting({ generation }: Props) {
  if (generation.stalled) return <CardAttention generation={generation} />;
  if (generation.state === "unconfirmed") return <CardUnconfirmed generation={generation} />;
  return <CardGenerating generation={generation} />;
}

/** Automatic retries have stopped. Nothing is lost, and the owner can start them again. */
function CardAttention({ generation }: Props) {
  const t = useTranslations("gallery");
  const title = useTranslations("states")("stalled");
  const { busy, tryAgain } = useTryAgain(generation);
  const text = t(`stalled.${stalledStep(generation.state)}`, { hours: VIDEO_LIFE_MS / 3_600_000 });
  return (
    <Notice title={title} color="text-lamp-text" text={text}>
      <CardButton onClick={tryAgain} disabled={busy}>
        {t("tryAgain")}
      </CardButton>
    </Notice>
  );
}

/** Sent without a usable answer: it may be accepted and billed, so nothing is retried automatically. */
function CardUnconfirmed({ generation }: Props) {
  const t = useTranslations("gallery");
  const title = useTranslations("states")("unconfirmed");
  const [choosing, setChoosing] = useState(false);
  const close = () => setChoosing(false);
  const text = t(generation.calledBack ? "unconfirmed.calledBack.short" : "unconfirmed.short");
  return (
    <Notice title={title} color="text-lamp-text" text={text}>
      <CardButton aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        {t("unconfirmed.choices")}
      </CardButton>
      {choosing && (
        <Dialog title={title} close={t("close")} onClose={close}>
          <Unconfirmed generation={generation} onDone={close} />
        </Dialog>
      )}
    </Notice>
  );
}
