"use client";

import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import useSWR from "swr";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { chooseAudioAction, deleteAudioAction } from "@/lib/sequences/audio/actions";
import type { AudioView } from "@/lib/sequences/audio/view";
import { smpte } from "@/lib/sequences/timeline";

const ADDRESS = "/api/sequences/audio";

async function fetchAudio(address: string): Promise<AudioView[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return ((await response.json()) as { items: AudioView[] }).items;
}

type Props = { onPick: (audio: AudioView) => void; onClose: () => void };

/** The user's audio files, the last used one first. */
export function EarlierAudio({ onPick, onClose }: Props) {
  const t = useTranslations("audioTrack");
  const { data, error, mutate } = useSWR(ADDRESS, fetchAudio);
  const attempt = useRunAction();
  const choose = (audio: AudioView) =>
    attempt(
      () => chooseAudioAction({ id: audio.id }),
      () => onPick(audio),
    );
  const remove = (audio: AudioView) =>
    attempt(
      async () => {
        const done = await deleteAudioAction({ id: audio.id });
        if (done.ok || done.error.code !== "conflict") return done;
        return { ok: false, error: { code: "conflict", message: t("used", { name: audio.name }) } };
      },
      () => {
        showToast(t("deleted", { name: audio.name }));
        void mutate();
      },
    );
  return (
    <Dialog title={t("earlier")} close={t("close")} onClose={onClose}>
      {error && <p className="text-danger text-sm">{t("list_failed")}</p>}
      {!error && !data && <p className="text-soft text-sm">{t("list_loading")}</p>}
      {data?.length === 0 && <p className="text-soft">{t("no_files")}</p>}
      <ul className="flex flex-col gap-1">
        {data?.map((audio) => (
          <li key={audio.id} className="flex items-center gap-1">
            <button
              type="button"
              onClick={() => void choose(audio)}
              className="flex min-h-11 min-w-0 grow flex-col items-start justify-center rounded-md px-2 text-left hover:bg-raised"
            >
              <span dir="auto" className="w-full truncate text-sm">
                {audio.name}
              </span>
              <Size audio={audio} />
            </button>
            <button
              type="button"
              aria-label={t("delete", { name: audio.name })}
              title={t("delete", { name: audio.name })}
              onClick={() => void remove(audio)}
              className="grid size-11 shrink-0 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink"
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Size({ audio: { seconds, bytes } }: { audio: AudioView }) {
  const t = useTranslations("audioTrack");
  const format = useFormatter();
  const size = format.number(bytes / 1_000_000, { maximumFractionDigits: 1 });
  return (
    <span className="timecode text-faint text-xs">
      {smpte(Math.round(seconds), 1).slice(0, 8)} · {t("megabytes", { size })}
    </span>
  );
}
