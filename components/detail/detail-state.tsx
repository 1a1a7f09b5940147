"use client";

import { useTranslations } from "next-intl";
import { ProgressGlow } from "@/components/gallery/card/progress-glow";
import { Elapsed } from "@/components/video/elapsed";
import { QueueOrder } from "@/components/video/queue-order";
import { RetryWithoutImage } from "@/components/video/retry-without-image";
import { SourceAddress } from "@/components/video/source-address";
import { TimeLeft } from "@/components/video/time-left";
import Unconfirmed from "@/components/video/unconfirmed";
import { useCharged } from "@/components/video/use-charged";
import { stalledStep, useTrying } from "@/components/video/use-trouble-message";
import { useCancel, useDownloadAgain, useTryAgain } from "@/components/video/use-user-actions";
import { VIDEO_LIFE_MS } from "@/lib/generations/lifecycle/download-times";
import { REASON_LIMITS } from "@/lib/generations/lifecycle/our-reason";
import type { GenerationView } from "@/lib/generations/view";

const button =
  "mt-2 min-h-11 w-fit rounded-md bg-raised px-4 font-medium text-sm shadow-[0_0_0_1px_var(--line)] disabled:opacity-60";

/** Shown while there is no video: the progress, or why it failed and what can be done. */
export function DetailState({ generation }: { generation: GenerationView }) {
  const states = useTranslations("states");
  const { state } = generation;
  if (generation.stalled) return <Stalled generation={generation} />;
  if (state === "failed") return <Failed generation={generation} />;
  if (state === "unconfirmed") {
    return (
      <div className="flex flex-col gap-3">
        <h2 className="font-semibold text-lamp-text text-xl">{states(state)}</h2>
        <div className="max-w-lg">
          <Unconfirmed generation={generation} />
        </div>
      </div>
    );
  }
  if (state === "canceled") {
    return <p className="text-center text-soft text-xl">{states(state)}</p>;
  }
  return <Making generation={generation} />;
}

function Making({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const { busy, cancel } = useCancel(generation);
  const download = useDownloadAgain(generation);
  const trying = useTrying(generation);
  const since = generation.sentAt ?? generation.createdAt;
  return (
    <div className="grid place-content-center justify-items-center gap-1 text-center">
      {generation.state !== "queued" && <ProgressGlow since={since} />}
      <p role="status" className="relative font-semibold text-making text-xl">
        {states(generation.state)}
      </p>
      <p className="relative">
        <Elapsed since={since} />
      </p>
      <p className="relative min-h-5 text-soft text-sm">
        <TimeLeft generation={generation} />
      </p>
      {trying.map((sentence) => (
        <p key={sentence} className="relative max-w-md text-soft text-sm">
          {sentence}
        </p>
      ))}
      {generation.source && <SourceAddress source={generation.source} />}
      {generation.state === "saving" && trying.length > 0 && (
        <button
          type="button"
          className={`relative ${button}`}
          onClick={download.downloadAgain}
          disabled={download.busy}
        >
          {t("downloadAgain")}
        </button>
      )}
      {generation.state === "queued" && (
        <>
          <QueueOrder id={generation.id} />
          <button type="button" className={`relative ${button}`} onClick={cancel} disabled={busy}>
            {t("cancel")}
          </button>
        </>
      )}
    </div>
  );
}

function Stalled({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const { busy, tryAgain } = useTryAgain(generation);
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold text-lamp-text text-xl">{states("stalled")}</h2>
      <p className="max-w-prose text-soft">
        {t(`stalled.${stalledStep(generation.state)}`, { hours: VIDEO_LIFE_MS / 3_600_000 })}
      </p>
      {generation.lastTrouble && <p className="break-words font-mono text-faint text-xs">{generation.lastTrouble}</p>}
      <button type="button" className={button} onClick={tryAgain} disabled={busy}>
        {t("tryAgain")}
      </button>
    </div>
  );
}

function Failed({ generation }: { generation: GenerationView }) {
  const t = useTranslations("failures");
  const charged = useCharged(generation);
  const cause = generation.failure?.class ?? "provider";
  const { reason, ours } = generation.failure ?? {};
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold text-danger text-xl">{t(`${cause}.title`)}</h2>
      <p className="max-w-prose">{t(`${cause}.body`)}</p>
      <p className="max-w-prose text-soft">{t(`${cause}.todo`)}</p>
      <p className="text-faint text-sm">{charged}</p>
      {ours && (
        <p className="max-w-prose text-faint text-sm">
          {t(`why.${ours.code}`, { ...REASON_LIMITS, status: ours.status })}
        </p>
      )}
      {generation.source && <SourceAddress source={generation.source} />}
      {reason && (
        <p className="max-w-prose break-words text-faint text-xs">
          {t("said")}{" "}
          <q dir="auto" className="font-mono">
            {reason}
          </q>
        </p>
      )}
      {cause === "moderation_image" && generation.images.length > 0 && <RetryWithoutImage generation={generation} />}
    </div>
  );
}
