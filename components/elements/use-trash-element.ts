"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { callAction } from "@/components/ui/call-action";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { moveElementToTrash, restoreElementFromTrash } from "@/lib/elements/actions";
import { useElementRefusal } from "./use-element-refusal";

/** Moves an element to the trash, and offers to undo it. */
export function useTrashElement() {
  const t = useTranslations("elements");
  const router = useRouter();
  const attempt = useRunAction();
  const refusal = useElementRefusal();
  return ({ id, name }: { id: string; name: string }, done: () => void) => {
    const undo = async () => {
      const restored = await callAction(() => restoreElementFromTrash({ id }));
      showToast(restored.ok ? t("restored", { name }) : refusal(restored.error));
      router.refresh();
    };
    void attempt(
      () => moveElementToTrash({ id }),
      () => {
        showToast(t("moved", { name }), { label: t("undo"), onClick: () => void undo() });
        done();
      },
    );
  };
}
