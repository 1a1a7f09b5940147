"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NotesForm } from "@/components/video/notes-form";
import { describeSequence } from "@/lib/sequences/actions";
import type { SequenceView } from "@/lib/sequences/content";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { useDeleteSequence } from "./use-delete-sequence";

/** Names, describes and deletes a sequence; its videos stay. */
export default function SequenceDetails({ id, name, note, tags }: Pick<SequenceView, "id" | "name" | "note" | "tags">) {
  const t = useTranslations("sequences");
  const list = useTranslations("sequenceList");
  const router = useRouter();
  const { busy, remove } = useDeleteSequence();
  return (
    <div className="max-w-2xl">
      <NotesForm
        title={list("details")}
        titleLook="flex min-h-11 items-center font-medium"
        nameLabel={t("name")}
        maxName={MAX_SEQUENCE_NAME}
        required
        name={name}
        note={note}
        tags={tags}
        save={(notes) => describeSequence({ id, ...notes })}
        onSaved={router.refresh}
      >
        <Button look="danger" busy={busy} onClick={() => remove(id, name)}>
          {t("delete")}
        </Button>
      </NotesForm>
    </div>
  );
}
