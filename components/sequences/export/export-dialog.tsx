"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Editor } from "@/components/sequences/editor/editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { lazyPart } from "@/components/ui/lazy-part";
import { toCsv } from "@/lib/sequences/exchange/csv";
import { toEdl } from "@/lib/sequences/exchange/edl";
import { exportRequest, fileName, saveFile } from "./export-request";
import type { ExportAnswer, ExportSummary, ExportTrouble } from "./messages";
import { openWorker } from "./open-worker";

const ServerExport = lazyPart(() => import("./server-export"));

type Props = { editor: Editor; name: string; onClose: () => void };

/** Says how the sequence will be exported, exports it in a thread of its own, and saves the file. */
export default function ExportDialog({ editor, name, onClose }: Props) {
  const t = useTranslations("sequences.export");
  const [{ request, left }] = useState(() => exportRequest(editor, name));
  // A new try has a new thread: closing the one before ends it at once.
  const [tries, setTries] = useState(0);
  const clips = editor.clips;
  return (
    <Dialog title={t("title")} close={t("close")} onClose={onClose}>
      <div className="flex flex-col gap-5">
        {request.clips.length === 0 ? (
          <p>{t("nothing")}</p>
        ) : (
          <VideoExport key={tries} {...{ request, left }} onAgain={() => setTries(tries + 1)} />
        )}
        {request.clips.length > 0 && <ServerExport editor={editor} visibleLabel={false} />}
        <section className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">{t("cuts")}</h3>
          <p className="text-soft text-sm">{t("cuts_hint")}</p>
          <div className="flex gap-2">
            <Button onClick={() => saveFile(toEdl(name, clips, editor.rate), "text/plain", fileName(name, "edl"))}>
              EDL
            </Button>
            <Button onClick={() => saveFile(toCsv(clips, editor.rate), "text/csv", fileName(name, "csv"))}>CSV</Button>
          </div>
        </section>
      </div>
    </Dialog>
  );
}

type Running = { at: "planning" } | Exclude<ExportAnswer, { at: "measured" | "done" }> | { at: "saved" };
type Asked = ReturnType<typeof exportRequest>;

function VideoExport({ request, left, onAgain }: Asked & { onAgain: () => void }) {
  const t = useTranslations("sequences.export");
  const [now, setNow] = useState<Running>({ at: "planning" });
  const [summary, setSummary] = useState<ExportSummary | null>(null);
  const worker = useRef<ReturnType<typeof openWorker>>(null);
  useEffect(() => {
    const opened = openWorker((answer) => {
      if (answer.at === "measured") return;
      if (answer.at === "planned") setSummary(answer.summary);
      if (answer.at !== "done") return setNow(answer);
      saveFile(answer.file, "video/mp4", fileName(request.title, "mp4"));
      setNow({ at: "saved" });
    });
    worker.current = opened;
    opened.send({ do: "plan", request });
    return opened.close;
  }, [request]);

  const begin = () => {
    setNow({ at: "running", share: 0 });
    worker.current?.send({ do: "begin" });
  };
  return (
    <section className="flex flex-col gap-3">
      {left > 0 && <p className="text-sm">{t("left", { count: left })}</p>}
      {now.at === "failed" ? (
        <Failed trouble={now.trouble} names={request.clips.map(({ name }) => name)} />
      ) : (
        <Summary summary={summary} />
      )}
      {now.at === "running" && <Progress share={now.share} />}
      <p role="status" className="text-sm empty:hidden">
        {now.at === "saved" ? t("saved") : ""}
      </p>
      <div className="flex gap-2">
        {now.at === "running" ? (
          <Button onClick={onAgain}>{t("cancel")}</Button>
        ) : now.at === "failed" ? (
          <Button onClick={onAgain}>{t("again")}</Button>
        ) : (
          <Button look="lamp" disabled={now.at === "planning"} onClick={begin}>
            <Download aria-hidden="true" className="size-4" />
            {t("begin")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** How it will be made: copied without loss, or encoded and why. */
function Summary({ summary }: { summary: ExportSummary | null }) {
  const t = useTranslations("sequences.export");
  if (!summary) return <p className="text-soft text-sm">{t("planning")}</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        {summary.how === "copy"
          ? t("copy")
          : t(`encode_${summary.reason}`, { width: summary.width, height: summary.height })}
      </p>
      <p className="text-soft">{t(`sound_${summary.sound}`)}</p>
    </div>
  );
}

function Progress({ share }: { share: number }) {
  const t = useTranslations("sequences.export");
  const [begun] = useState(() => performance.now());
  const seconds = share > 0.05 ? ((performance.now() - begun) / 1_000) * (1 / share - 1) : null;
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
      {trouble.code === "unreadable"
        ? t("unreadable", { place: trouble.clip + 1, name: names[trouble.clip] ?? "" })
        : t(trouble.code)}
    </p>
  );
}
