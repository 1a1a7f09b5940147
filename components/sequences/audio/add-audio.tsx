"use client";

import { History, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { AUDIO_POLICY, AUDIO_VALUES } from "@/lib/sequences/audio/limits";
import type { AudioView } from "@/lib/sequences/audio/view";
import { EarlierAudio } from "./earlier-audio";
import { type AudioRefusal, refusalValues, sendAudio } from "./send-audio";
import { useFileDrop } from "./use-file-drop";

type Props = {
  /** Whether a track is there already, which the file would replace. */
  replace: boolean;
  onPick: (audio: AudioView) => void;
};

/** `busy`: the share that was sent, 0 to 1; with 1 the server reads it. */
type Sending = { name: string; share: number; stop: AbortController };

/** Where a file is chosen, dropped, or taken from the earlier ones. */
export function AddAudio({ replace, onPick }: Props) {
  const t = useTranslations("audioTrack");
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<AudioRefusal | null>(null);
  const [earlier, setEarlier] = useState(false);
  // Leaving the page or the tab ends an upload that nobody would see.
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const take = async (file: File | undefined) => {
    if (!file || running.current) return;
    const stop = new AbortController();
    running.current = stop;
    setRefused(null);
    setSending({ name: file.name, share: 0, stop });
    const answer = await sendAudio(file, stop.signal, (share) => setSending({ name: file.name, share, stop }));
    running.current = null;
    setSending(null);
    if (answer.ok) onPick(answer.audio);
    else setRefused(answer.reason);
  };
  const over = useFileDrop((file) => void take(file));
  return (
    <div
      className={`flex flex-col gap-3 rounded-md ${replace ? "" : "border border-line border-dashed p-4"} ${over ? "bg-raised" : ""}`}
    >
      {!replace && <p className="text-soft text-sm">{t("intro", AUDIO_VALUES)}</p>}
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          type="file"
          accept={AUDIO_POLICY.accept}
          aria-label={t("file")}
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button disabled={sending !== null} onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" className="size-4" />
          {replace ? t("replace") : t("add")}
        </Button>
        <Button disabled={sending !== null} onClick={() => setEarlier(true)}>
          <History aria-hidden="true" className="size-4" />
          {t("choose")}
        </Button>
      </div>
      {sending && <Progress {...sending} />}
      {refused && (
        <p role="alert" className="break-words text-danger text-sm">
          {refused.said ?? t(`errors.${refused.code}`, refusalValues(refused))}
        </p>
      )}
      {earlier && (
        <EarlierAudio
          onClose={() => setEarlier(false)}
          onPick={(audio) => {
            setEarlier(false);
            onPick(audio);
          }}
        />
      )}
    </div>
  );
}

function Progress({ name, share, stop }: Sending) {
  const t = useTranslations("audioTrack");
  const text = share < 1 ? t("sending", { name, percent: Math.floor(share * 100) }) : t("checking", { name });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <progress value={share} max={1} aria-label={text} className="h-1.5 min-w-32 grow accent-(--lamp)" />
      <p dir="auto" aria-live="polite" className="min-w-0 truncate text-soft text-sm">
        {text}
      </p>
      <Button onClick={() => stop.abort()}>{t("cancel")}</Button>
    </div>
  );
}
