"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import type { ImportReport } from "@/lib/archives/problem";
import { type Sending, sendArchive } from "./send-archive";

type State = { step: "idle" } | { step: "sending"; share: number } | Extract<Sending, { step: "done" | "failed" }>;

/** Uploads an archive from this computer and shows its progress and result. */
export function ImportForm() {
  const t = useTranslations("gallery.import");
  const [state, setState] = useState<State>({ step: "idle" });
  const sending = state.step === "sending";
  return (
    <div className="flex flex-col gap-6">
      <label
        className={`${buttonClass("lamp")} w-fit cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-lamp-text has-focus-visible:outline-offset-2 ${sending ? "pointer-events-none opacity-55" : ""}`}
      >
        <input
          type="file"
          accept=".zip,application/zip"
          disabled={sending}
          className="sr-only"
          onChange={(event) => {
            const archive = event.target.files?.[0];
            event.target.value = "";
            if (!archive) return;
            setState({ step: "sending", share: 0 });
            void sendArchive(archive, setState);
          }}
        />
        {t("choose")}
      </label>
      <div role="status" className="flex flex-col gap-3">
        {state.step === "sending" && (
          <label className="flex flex-col gap-2 text-sm text-soft">
            {state.share < 1 ? t("uploading") : t("importing")}
            <progress
              value={state.share < 1 ? state.share : undefined}
              className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken accent-lamp [&::-moz-progress-bar]:bg-lamp [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-lamp"
            />
          </label>
        )}
        {state.step === "done" && <ImportDone report={state.report} />}
        {state.step === "failed" && <p className="text-danger">{state.said ?? t(`failed.${state.why}`)}</p>}
      </div>
    </div>
  );
}

/** The result of an import: how many videos, elements and sequences were added, and which items weren't and why. */
function ImportDone({ report }: { report: ImportReport }) {
  const t = useTranslations("gallery.import");
  return (
    <>
      <p className="text-lg">{t("imported", { count: report.imported })}</p>
      {report.known > 0 && <p className="text-soft">{t("known", { count: report.known })}</p>}
      {report.elements > 0 && <p className="text-soft">{t("elements", { count: report.elements })}</p>}
      {report.sequences > 0 && <p className="text-soft">{t("sequences", { count: report.sequences })}</p>}
      {report.cut && <p className="text-danger">{t("truncated")}</p>}
      {report.problems.length > 0 && (
        <section aria-labelledby="problems" className="flex flex-col gap-2 rounded-md bg-surface p-4">
          <h2 id="problems" className="font-medium">
            {t("problemsTitle", { count: report.problems.length })}
          </h2>
          <ul className="flex max-h-96 flex-col gap-3 overflow-y-auto text-sm">
            {report.problems.map(({ name, code }) => (
              <li key={`${name} ${code}`}>
                <span dir="auto" className="block break-words">
                  {name || t("unnamed")}
                </span>
                <span className="text-soft">{t(`problems.${code}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Link
        href="/gallery"
        className="inline-flex min-h-11 items-center text-lamp-text underline-offset-4 hover:underline"
      >
        {t("openGallery")}
      </Link>
    </>
  );
}
