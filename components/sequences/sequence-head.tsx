"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { readTags } from "@/lib/gallery/tags";
import { describeSequence } from "@/lib/sequences/actions";
import type { SequenceView } from "@/lib/sequences/content";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { useDeleteSequence } from "./use-delete-sequence";

const FIELD = "min-h-11 w-full rounded-md bg-sunken px-3 text-ink text-sm";

/** Names, describes and deletes a sequence; its videos stay. */
export function SequenceHead({ id, name, note, tags }: Pick<SequenceView, "id" | "name" | "note" | "tags">) {
  const t = useTranslations("sequences");
  const list = useTranslations("sequenceList");
  const router = useRouter();
  const { busy, act } = useAction();
  const { busy: deleting, remove } = useDeleteSequence();
  return (
    <section aria-labelledby="details" className="max-w-2xl">
      <h2 id="details" className="flex min-h-11 items-center font-medium">
        {list("details")}
      </h2>
      <form
        className="flex flex-col gap-3"
        action={(form) => {
          const text = (field: string) => String(form.get(field) ?? "");
          act(
            () => describeSequence({ id, name: text("name"), note: text("note"), tags: readTags(text("tags")) }),
            () => {
              showToast(list("saved"));
              router.refresh();
            },
          );
        }}
      >
        <label className="flex flex-col gap-1 text-soft text-xs">
          {t("name")}
          <input name="name" dir="auto" defaultValue={name} required maxLength={MAX_SEQUENCE_NAME} className={FIELD} />
        </label>
        <label className="flex flex-col gap-1 text-soft text-xs">
          {list("tags")}
          <input
            name="tags"
            dir="auto"
            defaultValue={tags.join(", ")}
            placeholder={list("tags_hint")}
            maxLength={MAX_TAGS * (MAX_TAG + 2)}
            className={`${FIELD} placeholder:text-faint`}
          />
        </label>
        <label className="flex flex-col gap-1 text-soft text-xs">
          {list("note")}
          <textarea
            name="note"
            dir="auto"
            defaultValue={note}
            maxLength={MAX_NOTE}
            rows={3}
            className={`${FIELD} py-2`}
          />
        </label>
        <div className="flex flex-wrap justify-between gap-2">
          <Button type="submit" busy={busy}>
            {list("save")}
          </Button>
          <Button look="danger" busy={deleting} onClick={() => remove(id, name)}>
            {t("delete")}
          </Button>
        </div>
      </form>
    </section>
  );
}
