"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { useRunAction } from "@/components/ui/use-run-action";
import { deleteSequence, renameSequence, restoreSequence } from "@/lib/sequences/actions";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";

/** Renames and deletes a sequence; its videos stay. */
export function SequenceHead({ id, name }: { id: string; name: string }) {
  const t = useTranslations("sequences");
  const router = useRouter();
  const attempt = useRunAction();
  const { busy, act } = useAction();
  const restore = () =>
    void attempt(
      () => restoreSequence({ id }),
      () => router.push(`/sequences/${id}`),
    );
  const remove = () =>
    act(
      () => deleteSequence({ id }),
      () => {
        showToast(t("deleted", { name }), { label: t("undo"), onClick: restore });
        router.push("/sequences");
      },
    );
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
      <Button look="danger" busy={busy} onClick={remove}>
        {t("delete")}
      </Button>
    </div>
  );
}
