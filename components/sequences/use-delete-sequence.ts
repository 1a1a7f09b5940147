"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { useRunAction } from "@/components/ui/use-run-action";
import { deleteSequence, restoreSequence } from "@/lib/sequences/actions";

/**
 * Deletes a sequence, shows the list, and offers to undo that. The list uses it as well: an action that is called on a
 * page that does not know it fails.
 */
export function useDeleteSequence() {
  const t = useTranslations("sequences");
  const router = useRouter();
  const attempt = useRunAction();
  const { busy, act } = useAction();
  const remove = (id: string, name: string) => {
    const restore = () =>
      void attempt(
        () => restoreSequence({ id }),
        () => router.push(`/sequences/${id}`),
      );
    act(
      () => deleteSequence({ id }),
      () => {
        showToast(t("deleted", { name }), { label: t("undo"), onClick: restore });
        router.push("/sequences");
        router.refresh();
      },
    );
  };
  return { busy, remove };
}
