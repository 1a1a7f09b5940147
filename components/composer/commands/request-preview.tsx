"use client";

import { useTranslations } from "next-intl";
import { elementById } from "@/components/composer/cast/cast";
import { ElementChoices } from "@/components/composer/cast/element-choices";
import { sentOf } from "@/components/composer/cast/sent";
import { makeChoices, SHOWN } from "@/components/composer/choices/combinations";
import { useChoosing } from "@/components/composer/choices/use-choosing";
import { useComposer } from "@/components/composer/context";
import { ImageThumbnail } from "@/components/composer/images/image-thumbnail";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import { documentOf } from "@/components/composer/state";
import { expandBatch } from "@/components/composer/submit/batch-mode";
import { plainDecimal, sumDecimals } from "@/lib/generations/decimal";
import { cutAt, LOST, mentionsIn } from "@/lib/generations/mentions";
import type { Duration } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";
import { CommandDialog } from "./command-dialog";

type Props = { estimates: Record<Duration, string>; onClose: () => void };

/** The request exactly as the provider will read it. */
export default function RequestPreview({ estimates, onClose }: Props) {
  const t = useTranslations("compose");
  const choices = useTranslations("choices");
  const prompt = useComposer(documentOf);
  const settings = useComposer((state) => state.settings);
  const batchMode = useComposer((state) => state.batchMode);
  const names = useComposer((state) => state.cast.elements);
  const plan = expandBatch(settings, batchMode, useChoosing());
  const combinations = [...new Set(plan.map(({ combination }) => combination))];
  const credits = plainDecimal(sumDecimals(plan.map((video) => estimates[video.duration])));
  return (
    <CommandDialog title={t("tools.sent")} onClose={onClose}>
      <div className="flex flex-col gap-5">
        {combinations.slice(0, SHOWN).map((combination) => (
          <Sent key={combination} prompt={makeChoices(prompt, combination, names).prompt} />
        ))}
        {combinations.length > SHOWN && (
          <p className="text-faint text-sm">{choices("more", { count: combinations.length - SHOWN })}</p>
        )}
        <ElementChoices />
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm">
          <dt className="text-faint">{t("model")}</dt>
          <dd className="timecode">{settings.model}</dd>
          <dt className="text-faint">{t("batch.label")}</dt>
          <dd className="timecode flex flex-col">
            {[...countVideos(plan)].map(([video, count]) => (
              <span key={video}>
                {count > 1 ? `${count} × ` : ""}
                {video} s
              </span>
            ))}
          </dd>
          <dt className="text-faint">{t("estimate.label")}</dt>
          <dd className="timecode">{t("estimate.about", { credits, count: Number(credits) })}</dd>
        </dl>
      </div>
    </CommandDialog>
  );
}

/** A text with the images that it is sent with, and whose they are. */
function Sent({ prompt }: { prompt: PromptDocument }) {
  const t = useTranslations("compose");
  const say = useTranslations("cast");
  const cast = useComposer((state) => state.cast);
  const assets = useComposer((state) => state.assets);
  const { text, images } = sentOf(prompt, { cast, assets });
  return (
    <>
      <section aria-label={t("prompt.label")}>
        <p
          dir="auto"
          className="wrap-anywhere max-h-72 overflow-y-auto whitespace-pre-wrap rounded-md bg-sunken p-4 font-mono text-sm"
        >
          {!isVisible(text) ? <span className="text-faint">{t("tools.nothing")}</span> : <Spoken text={text} />}
        </p>
      </section>
      {prompt.images.length + images.length > 0 && (
        <ol aria-label={t("images.list")} className="grid grid-cols-3 gap-3 sm:grid-cols-5">
          {prompt.images.map((image, at) => (
            <li key={image.key} className="min-w-0">
              <ImageThumbnail imageKey={image.key} className="aspect-square w-full" />
              <p className="timecode pt-1 text-lamp-text">@image{at + 1}</p>
              <p dir="auto" className="truncate text-faint text-xs">
                {image.alias ?? image.name}
              </p>
            </li>
          ))}
          {images.map(({ elementId, imageId, shows }, at) => {
            const element = elementById(cast, elementId);
            const view = element?.images.find(({ image }) => image.id === imageId)?.image;
            return (
              <li key={imageId} className="min-w-0">
                {view && <img src={view.thumbUrl} alt="" className="aspect-square w-full rounded-[3px] object-cover" />}
                <p className="timecode pt-1 text-lamp-text">@image{prompt.images.length + at + 1}</p>
                <p dir="auto" className="truncate text-faint text-xs">
                  {say("owner", { name: element?.name ?? "", shows: say(`shows.${shows}`) })}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

/** Groups equal videos: "16:9 · 5" twice is `{ "16:9 · 5" → 2 }`. */
function countVideos(plan: ReturnType<typeof expandBatch>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ratio, duration } of plan) {
    const video = `${ratio} · ${duration}`;
    counts.set(video, (counts.get(video) ?? 0) + 1);
  }
  return counts;
}

function Spoken({ text }: { text: string }) {
  const lost = [...text.matchAll(/@image\?/g)].map(({ index: from }) => ({ from, to: from + LOST.length }));
  return cutAt(text, [...mentionsIn(text), ...lost]).map(({ at, text: part, mark }) => (
    <span
      key={at}
      dir={mark ? "ltr" : undefined}
      className={part === LOST ? "text-danger" : mark ? "text-lamp-text" : ""}
    >
      {part}
    </span>
  ));
}
