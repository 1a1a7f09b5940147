"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { renameSequence } from "@/lib/sequences/actions";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { useDeleteSequence } from "./use-delete-sequence";

/** Renames and deletes a sequence; its videos stay. */
export function SequenceHead({ id, name }: { id: string; name: string }) {
  const t = useTranslations("sequences");
  const router = useRouter();
  const { busy, act } = useAction();
  const { busy: deleting, remove } = useDeleteSequence();
  return (
    <div className="flex flex-wrap gap-2">
      <form
        className="flex min-w-0 gap-2"
        action={(form) =>
          act(
            () => renameSequence({ id, name: String(form.get("name") ?? "") }),
            () => router.refresh(),
          )
        }
      >
        <input
          name="name"
          dir="auto"
          aria-label={t("name")}
          defaultValue={name}
          required
          maxLength={MAX_SEQUENCE_NAME}
          className="min-h-11 min-w-0 rounded-md bg-sunken px-3 text-sm md:min-h-10"
        />
        <Button type="submit" busy={busy}>
          {t("rename")}
        </Button>
      </form>
      <Button look="danger" busy={deleting} onClick={() => remove(id, name)}>
        {t("delete")}
      </Button>
    </div>
  );
}
