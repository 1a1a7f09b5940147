"use client";

import { useTranslations } from "next-intl";
import { NotesForm } from "@/components/video/notes-form";
import { saveNote } from "@/lib/gallery/actions";
import { MAX_NAME } from "@/lib/gallery/limits";
import type { NotesView } from "@/lib/gallery/notes";

/** A user's title, tags and note for a video. */
export function Notes({ id, notes }: { id: string; notes: NotesView }) {
  const t = useTranslations("gallery.notes");
  return (
    <NotesForm
      title={t("title")}
      nameLabel={t("name")}
      maxName={MAX_NAME}
      name={notes.title}
      note={notes.note}
      tags={notes.tags}
      save={({ name, ...rest }) => saveNote({ id, title: name, ...rest })}
    />
  );
}
