"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useRefineCost } from "@/components/refine/use-refine-cost";
import { Button } from "@/components/ui/button";
import { isSound, problemsOf } from "@/lib/refine/kept";
import { ChangedText } from "./changed-text";
import { ProblemList } from "./problem-list";
import type { Proposed } from "./use-refine";
import { merged } from "./word-diff";

type Props = { proposed: Proposed; onUse: (text: string) => void; onKeep: () => void };

/**
 * A proposal beside the prompt, word by word. Each change can be left out. What lost something of the prompt can only
 * be edited or left.
 */
export function Proposal({ proposed, onUse, onKeep }: Props) {
  const t = useTranslations("refine");
  const { mine, names, refined, pieces, translated } = proposed;
  const [off, setOff] = useState<ReadonlySet<number>>(new Set());
  const [edited, setEdited] = useState<string | null>(null);
  const actions = useRef<HTMLDivElement>(null);
  const count = pieces.filter((piece) => !("same" in piece)).length;
  const text = edited ?? merged(pieces, off);
  const problems = problemsOf(mine, text, { names, translated });
  const sound = isSound(problems);
  const editing = edited !== null;

  // The button that was pressed last is gone, and the focus with it.
  useEffect(() => actions.current?.querySelector("button")?.focus(), []);

  return (
    <>
      {editing ? (
        <textarea
          dir="auto"
          aria-label={t("proposal")}
          value={edited}
          onChange={(event) => setEdited(event.target.value)}
          ref={(field) => field?.focus()}
          rows={10}
          className="field-sizing-content max-h-96 min-h-40 w-full resize-y rounded-md bg-sunken p-4 text-base"
        />
      ) : (
        <ChangedText
          pieces={pieces}
          off={off}
          onToggle={(at) => setOff((now) => new Set(now.has(at) ? [...now].filter((one) => one !== at) : [...now, at]))}
        />
      )}
      {!sound && <ProblemList problems={problems} />}
      <p className="text-faint text-sm">{useRefineCost(refined.usage)}</p>
      <div ref={actions} className="flex flex-wrap gap-2">
        {(sound || editing) && count > 0 && (
          <Button look="lamp" disabled={text.trim() === ""} onClick={() => onUse(text)}>
            {editing ? t("use_text") : off.size > 0 ? t("use_some", { used: count - off.size, count }) : t("use")}
          </Button>
        )}
        <Button onClick={onKeep}>{t("keep")}</Button>
        {!editing && (
          <Button look="plain" onClick={() => setEdited(text)}>
            {t("edit")}
          </Button>
        )}
      </div>
    </>
  );
}
