"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ExportResult } from "./export-result";
import { ExportSummaryText, useSize } from "./export-summary";
import type { ExportKind, ExportRequest, ExportSummary, ExportTrouble } from "./messages";
import { type ExportNow, useExport } from "./use-export";

type Props = { request: ExportRequest; left: number; sequenceId: string; onAgain: () => void; children: ReactNode };

/** How the video will be made and why, the choices (also its children), and its making. */
export function VideoExport({ request, left, sequenceId, onAgain, children }: Props) {
  const t = useTranslations("sequences.export");
  const { now, summary, begin } = useExport(request);
  const [what, setWhat] = useState<ExportKind>("video");
  const isOpen = now.at === "planning" || now.at === "planned";
  return (
    <section className="flex flex-col gap-3">
      {left > 0 && <p className="text-sm">{t("left", { count: left })}</p>}
      {now.at === "failed" ? (
        <Failed trouble={now.trouble} names={request.recipe.clips.map(({ name }) => name)} />
      ) : (
        <ExportSummaryText summary={summary} what={what} />
      )}
      {isOpen && (
        <>
          {summary && summary.sound !== "none" && <What {...{ summary, what }} onChange={setWhat} />}
          {what === "video" && children}
          <Begin {...{ summary, what, begin }} isReady={now.at === "planned"} />
        </>
      )}
      {now.at === "running" && (
        <>
          <Progress {...now} />
          <p className="text-soft text-sm">{t("hidden")}</p>
          <Button className="self-start" onClick={onAgain}>
            {t("cancel")}
          </Button>
        </>
      )}
      {now.at === "done" && <ExportResult {...now} recipe={request.recipe} sequenceId={sequenceId} />}
      {now.at === "failed" && (
        <Button className="self-start" onClick={onAgain}>
          {t("again")}
        </Button>
      )}
    </section>
  );
}

type WhatProps = { summary: ExportSummary; what: ExportKind; onChange: (what: ExportKind) => void };

function What({ summary, what, onChange }: WhatProps) {
  const t = useTranslations("sequences.export");
  const size = useSize();
  return (
    <fieldset className="flex flex-col">
      <legend className="sr-only">{t("what")}</legend>
      {(["video", "audio"] as const).map((kind) => (
        <label key={kind} className="flex min-h-11 cursor-pointer items-center gap-3 text-sm">
          <input
            type="radio"
            name="export-what"
            checked={what === kind}
            onChange={() => onChange(kind)}
            className="size-5 accent-(--lamp)"
          />
          {t(`what_${kind}`, { size: size(kind === "video" ? summary.bytes : summary.audioBytes) })}
        </label>
      ))}
    </fieldset>
  );
}

type BeginProps = {
  summary: ExportSummary | null;
  what: ExportKind;
  isReady: boolean;
  begin: (what: ExportKind, afresh: boolean) => void;
};

/** Begins the export, or goes on with one that was interrupted. */
function Begin({ summary, what, isReady, begin }: BeginProps) {
  const t = useTranslations("sequences.export");
  const percent = what === "video" ? Math.floor((summary?.done ?? 0) * 100) : 0;
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="lamp" disabled={!isReady} onClick={() => begin(what, false)}>
        <Download aria-hidden="true" className="size-4" />
        {percent > 0 ? t("continue", { percent }) : t(what === "video" ? "begin" : "begin_audio")}
      </Button>
      {percent > 0 && (
        <Button disabled={!isReady} onClick={() => begin(what, true)}>
          {t("afresh")}
        </Button>
      )}
    </div>
  );
}

function Progress({ share, begun }: Extract<ExportNow, { at: "running" }>) {
  const t = useTranslations("sequences.export");
  const done = share - begun.share;
  const seconds = done > 0.02 ? ((performance.now() - begun.at) / 1_000 / done) * (1 - share) : null;
  return (
    <div className="flex flex-col gap-1">
      <progress aria-label={t("progress")} max={1} value={share} className="h-2 w-full accent-(--lamp)" />
      <p className="text-soft text-sm tabular-nums">
        {t("percent", { percent: Math.floor(share * 100) })}
        {seconds !== null && ` · ${t("time_left", { seconds: Math.ceil(seconds) })}`}
      </p>
    </div>
  );
}

function Failed({ trouble, names }: { trouble: ExportTrouble; names: readonly string[] }) {
  const t = useTranslations("sequences.export");
  return (
    <p role="alert" className="text-danger text-sm">
      {"clip" in trouble
        ? t(trouble.code, { place: trouble.clip + 1, name: names[trouble.clip] ?? "" })
        : t(trouble.code)}
    </p>
  );
}
