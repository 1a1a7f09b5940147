"use client";

import { ArrowLeft, Unlink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import useSWR from "swr";
import { useComposerContext } from "@/components/composer/context";
import { nameDraft } from "@/components/composer/library/draft-changes";
import type { DraftScene } from "@/lib/prompts/drafts/content";
import type { SequenceView } from "@/lib/sequences/content";

type Answer = { sequence: SequenceView | null };

async function load(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (response.status === 404) return { sequence: null };
  if (!response.ok) throw new Error("the scene's sequence could not be loaded");
  return response.json();
}

/** Which scene of which sequence the next video is for, with the way back, and the way to do without. */
export default function SceneLine({ scene: { sequenceId, clipKey } }: { scene: DraftScene }) {
  const t = useTranslations("scenes");
  const { store } = useComposerContext();
  const { data } = useSWR(`/api/sequences/${sequenceId}`, load);
  const at = data?.sequence?.content.clips.findIndex(({ key }) => key === clipKey) ?? -1;
  const clip = data?.sequence?.content.clips[at];
  // The text goes on as the unnamed draft; the scene's own draft stays as it was saved last.
  const forget = () => store.set(nameDraft(null));
  return (
    <div className="-my-1 flex items-center gap-1 text-sm">
      <p className="min-w-0 grow text-soft">
        {data?.sequence && (
          <Link
            href={`/sequences/${sequenceId}`}
            prefetch={false}
            className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-sm hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0">
              {clip
                ? t("for", { place: at + 1, name: data.sequence.name })
                : t("removed", { name: data.sequence.name })}
            </span>
          </Link>
        )}
        {data && !data.sequence && t("gone")}
        {clip?.videoId && <span className="block text-faint text-xs">{t("filled_note")}</span>}
      </p>
      <button
        type="button"
        aria-label={t("forget")}
        title={t("forget")}
        onClick={forget}
        className="grid size-11 shrink-0 place-items-center rounded-md text-faint hover:bg-raised hover:text-ink md:size-9"
      >
        <Unlink aria-hidden className="size-4" />
      </button>
    </div>
  );
}
