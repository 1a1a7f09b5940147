"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/components/ui/use-action";
import { makeSequence } from "@/lib/sequences/actions";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { planScenes } from "@/lib/sequences/scenes/plan-scenes";
import type { PlannedScene } from "@/lib/sequences/scenes/planned-clip";
import { isVisible } from "@/lib/text/visible";

/** Characters of a text to plan from: a hundred lines that are far longer than a name. */
const LONGEST = 40_000;

type Props = { onPlan?: (scenes: PlannedScene[]) => void; onClose: () => void };

/** A text whose lines, or shots, become planned scenes of a sequence, or of a new one. */
export default function PlanDialog({ onPlan, onClose }: Props) {
  const t = useTranslations("scenes");
  const router = useRouter();
  const { busy, act } = useAction();
  const [text, setText] = useState("");
  const { scenes, left } = planScenes(text);
  return (
    <Dialog title={t("plan")} close={t("close")} onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        action={(form) => {
          if (scenes.length === 0) return;
          if (onPlan) {
            onPlan(scenes);
            return onClose();
          }
          const name = String(form.get("name") ?? "").trim();
          if (isVisible(name))
            act(
              () => makeSequence({ name, from: { scenes } }),
              ({ id }) => router.push(`/sequences/${id}`),
            );
        }}
      >
        <p className="text-soft text-sm">{t("plan_lead")}</p>
        {!onPlan && (
          <label className="flex flex-col gap-1 text-soft text-xs">
            {t("plan_name")}
            <input
              name="name"
              dir="auto"
              required
              maxLength={MAX_SEQUENCE_NAME}
              autoComplete="off"
              className="min-h-11 rounded-md bg-sunken px-3 text-ink text-sm"
            />
          </label>
        )}
        <label className="flex flex-col gap-1 text-soft text-xs">
          {t("plan_text")}
          <textarea
            dir="auto"
            rows={8}
            value={text}
            maxLength={LONGEST}
            onChange={(event) => setText(event.target.value)}
            className="min-h-11 w-full rounded-md bg-sunken px-3 py-2 text-ink text-sm"
          />
        </label>
        <p role="status" className="text-soft text-sm">
          {t("plan_count", { count: scenes.length })} {left > 0 && t("plan_left", { count: left })}
        </p>
        <Button type="submit" look="lamp" busy={busy} disabled={scenes.length === 0} className="self-start">
          {onPlan ? t("plan_add") : t("plan_make")}
        </Button>
      </form>
    </Dialog>
  );
}
