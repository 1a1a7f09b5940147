"use client";

import { useEffect, useRef, useState } from "react";
import type { ExportKind, ExportRequest, ExportSummary, ExportTrouble } from "./messages";
import { openWorker } from "./open-worker";

/** Where an export is. `saved` has its file. */
export type ExportNow =
  | { at: "planning" }
  | { at: "planned" }
  | { at: "running"; what: ExportKind; share: number; begun: { at: number; share: number } }
  | { at: "done"; what: ExportKind; file: Blob }
  | { at: "failed"; trouble: ExportTrouble };

/** Plans an export, again when what is asked changes, and runs it in a thread of its own, which ends with this. */
export function useExport(request: ExportRequest) {
  const [now, setNow] = useState<ExportNow>({ at: "planning" });
  const [summary, setSummary] = useState<ExportSummary | null>(null);
  const worker = useRef<ReturnType<typeof openWorker>>(null);

  useEffect(() => {
    const opened = openWorker((answer) => {
      if (answer.at === "measured") return;
      if (answer.at === "planned") setSummary(answer.summary);
      setNow((before) => {
        if (answer.at === "planned" || answer.at === "failed") return answer;
        if (before.at !== "running") return before;
        return answer.at === "running" ? { ...before, share: answer.share } : { ...before, ...answer };
      });
    });
    worker.current = opened;
    return opened.close;
  }, []);

  useEffect(() => {
    setNow({ at: "planning" });
    worker.current?.send({ do: "plan", request });
  }, [request]);

  const isRunning = now.at === "running";
  useEffect(() => {
    if (!isRunning) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", leave);
    return () => window.removeEventListener("beforeunload", leave);
  }, [isRunning]);

  const begin = (what: ExportKind, afresh: boolean) => {
    const share = what === "video" && !afresh ? (summary?.done ?? 0) : 0;
    setNow({ at: "running", what, share, begun: { at: performance.now(), share } });
    worker.current?.send({ do: "begin", what, afresh });
  };
  return { now, summary, begin };
}
