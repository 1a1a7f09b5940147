"use client";

import { Server } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import useSWR from "swr";
import type { Editor } from "@/components/sequences/editor/editor";
import { useEditorState } from "@/components/sequences/editor/use-editor";
import { Button, buttonClass } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import type { ExportJobView } from "@/lib/sequences/exports/job-view";
import { removeServerExport, startServerExport } from "@/lib/sequences/exports/server/actions";
import { totalFrames } from "@/lib/sequences/timeline";
import { EXPORT_JOBS, followJob, loadJobs } from "./follow-job";

/** Milliseconds between two looks at a job that waits or runs. */
const EVERY = 1_500;
/** Seconds of a sequence from which a browser is busy for many minutes. */
const LONG = 180;

/** Exports on this server, beside the export in the browser: which is better and why, and the jobs of this sequence. */
export default function ServerExport({ editor, visibleLabel }: { editor: Editor; visibleLabel: boolean }) {
  const t = useTranslations("serverExport");
  const router = useRouter();
  const save = useEditorState((state) => state.save);
  const { busy, act } = useAction();
  const { data, mutate } = useSWR(EXPORT_JOBS, loadJobs, {
    refreshInterval: (now) => (now?.jobs.some(isOpen) ? EVERY : 0),
  });
  const [better] = useState(() => adviceOf(totalFrames(editor.clips) / editor.rate));
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  if (!data?.available) return null;
  const jobs = data.jobs.filter(({ sequenceId }) => sequenceId === editor.id);

  const begin = () =>
    act(
      () => startServerExport({ id: editor.id, base: editor.store.get().version, visibleLabel }),
      ({ id }) => {
        void mutate();
        followJob(id, ({ state, generationId }) => {
          // The list of exports on the sequence's page.
          if (state === "done") router.refresh();
          if (shown.current) return;
          const open = { label: t("open"), onClick: () => router.push(`/gallery/${generationId}`) };
          if (state === "done") showToast(t("done"), generationId ? open : undefined);
          else showToast(t("failed"));
        });
      },
    );
  const remove = (id: string) =>
    act(
      () => removeServerExport({ id }),
      () => void mutate(),
    );
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">{t("title")}</h3>
      <p className="text-soft text-sm">{t(`better.${better}`)}</p>
      <div>
        <Button busy={busy} disabled={save !== "saved"} onClick={begin}>
          <Server aria-hidden="true" className="size-4" />
          {t("begin")}
        </Button>
      </div>
      {save !== "saved" && <p className="text-soft text-sm">{t("unsaved")}</p>}
      {jobs.length > 0 && (
        <ul aria-label={t("jobs")} className="flex flex-col gap-3">
          {jobs.map((job) => (
            <Job key={job.id} job={job} onRemove={() => remove(job.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

const isOpen = ({ state }: ExportJobView): boolean => state === "waiting" || state === "running";

function Job({ job, onRemove }: { job: ExportJobView; onRemove: () => void }) {
  const t = useTranslations("serverExport");
  const { state, place, progress, trouble, generationId } = job;
  return (
    <li className="flex flex-col gap-2 rounded-md bg-raised p-3 text-sm">
      {state === "waiting" && <p role="status">{t("waiting", { count: place })}</p>}
      {state === "running" && (
        <>
          <progress aria-label={t("progress")} max={1} value={progress} className="h-2 w-full accent-(--lamp)" />
          <p className="text-soft tabular-nums">{t("percent", { percent: Math.floor(progress * 100) })}</p>
        </>
      )}
      {state === "done" && <p role="status">{generationId ? t("done") : t("deleted")}</p>}
      {trouble && (
        <p role="alert" className="text-danger">
          {t(`trouble.${trouble.code}`, { place: trouble.place, name: trouble.name })}
        </p>
      )}
      <div className="flex gap-2">
        {generationId && (
          <Link href={`/gallery/${generationId}`} className={buttonClass()}>
            {t("open")}
          </Link>
        )}
        <Button look="plain" onClick={onRemove}>
          {isOpen(job) ? t("cancel") : t("remove")}
        </Button>
      </div>
    </li>
  );
}

/** Why this server is the better place for a sequence of so many seconds, or that the browser is. */
function adviceOf(seconds: number): "encoder" | "phone" | "long" | "browser" {
  if (!("VideoEncoder" in window)) return "encoder";
  if (window.matchMedia("(pointer: coarse) and (max-width: 60rem)").matches) return "phone";
  return seconds > LONG ? "long" : "browser";
}
