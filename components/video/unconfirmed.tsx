"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { GenerationView } from "@/lib/generations/view";
import { useUnconfirmed } from "./use-user-actions";

const choice =
  "min-h-11 rounded-md bg-surface px-3.5 text-left text-sm font-medium text-ink shadow-[0_0_0_1px_var(--line)] hover:bg-sunken disabled:opacity-60";

/** The three options for an unconfirmed submit, and the risk of each. */
export default function Unconfirmed({ generation, onDone }: { generation: GenerationView; onDone?: () => void }) {
  const t = useTranslations("gallery.unconfirmed");
  const { busy, check, sendAgain, recover } = useUnconfirmed(generation, onDone);
  const [sure, setSure] = useState(false);
  const field = useId();
  const { calledBack } = generation;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t(calledBack ? "calledBack.long" : "long")}</p>
      <button type="button" className={choice} disabled={busy} onClick={check}>
        {t("check")}
        <span className="block font-normal text-faint text-xs">{t("checkHint")}</span>
      </button>
      <form
        className="flex flex-col gap-1.5"
        action={(form) => {
          const taskId = form.get("taskId");
          if (typeof taskId === "string" && taskId.trim()) recover(taskId.trim());
        }}
      >
        <label htmlFor={field} className="font-medium text-sm">
          {t("found")}
        </label>
        <div className="flex gap-2">
          <input
            id={field}
            name="taskId"
            dir="ltr"
            required
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            placeholder="ta…"
            className="min-h-11 min-w-0 flex-1 rounded-md bg-sunken px-3 font-mono text-sm"
          />
          <button type="submit" className={choice} disabled={busy}>
            {t("recover")}
          </button>
        </div>
      </form>
      {sure ? (
        <button
          type="button"
          className="min-h-11 rounded-md bg-danger px-3.5 font-medium text-ground text-sm disabled:opacity-60"
          disabled={busy}
          onClick={sendAgain}
        >
          {t("sendSure")}
        </button>
      ) : (
        <button type="button" className={choice} disabled={busy} onClick={() => setSure(true)}>
          {t("send")}
          <span className="block font-normal text-faint text-xs">
            {t(calledBack ? "calledBack.sendHint" : "sendHint")}
          </span>
        </button>
      )}
    </div>
  );
}
