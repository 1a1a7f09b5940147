"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { reorderQueue } from "@/lib/generations/actions";

const look = "grid size-11 place-content-center rounded-md bg-raised text-soft hover:text-ink disabled:opacity-60";

/** Moves a queued generation earlier or later, until it is sent. */
export function QueueOrder({ id }: { id: string }) {
  const t = useTranslations("gallery.queue");
  const { busy, act } = useAction();
  const move = (by: -1 | 1) =>
    act(
      () => reorderQueue({ id, by }),
      () => showToast(t(by === -1 ? "movedEarlier" : "movedLater")),
    );
  return (
    <span className="relative mt-2 inline-flex gap-1">
      <button type="button" className={look} onClick={() => move(-1)} disabled={busy} aria-label={t("earlier")}>
        <ArrowUp aria-hidden="true" className="size-4" />
      </button>
      <button type="button" className={look} onClick={() => move(1)} disabled={busy} aria-label={t("later")}>
        <ArrowDown aria-hidden="true" className="size-4" />
      </button>
    </span>
  );
}
