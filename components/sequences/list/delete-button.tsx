"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeleteSequence } from "@/components/sequences/use-delete-sequence";

/** Deletes one sequence of the list. */
export function DeleteButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("sequences");
  const { busy, remove } = useDeleteSequence();
  const label = t("delete_named", { name });
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={busy}
      onClick={() => remove(id, name)}
      className="grid size-11 shrink-0 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink disabled:opacity-60"
    >
      <Trash2 aria-hidden="true" className="size-4" />
    </button>
  );
}
