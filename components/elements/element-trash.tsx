"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { deleteElementForGood, restoreElementFromTrash } from "@/lib/elements/actions";
import type { ElementView } from "@/lib/elements/view";
import { ElementThumbnail } from "./element-thumbnail";
import { useElementRefusal } from "./use-element-refusal";

/** Deleted elements, each with the ways to restore it and to delete it for good. */
export function ElementTrash({ elements }: { elements: ElementView[] }) {
  const t = useTranslations("elements.trashPage");
  if (elements.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
      {elements.map((element) => (
        <TrashedElement key={element.id} element={element} />
      ))}
    </ul>
  );
}

function TrashedElement({ element }: { element: ElementView }) {
  const t = useTranslations("elements.trashPage");
  const all = useTranslations("elements");
  const router = useRouter();
  const refusal = useElementRefusal();
  const { busy, act } = useAction();
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState("");
  const { id, name } = element;

  async function restore() {
    const answer = await callAction(() => restoreElementFromTrash({ id }));
    if (!answer.ok) return setSaid(refusal(answer.error));
    showToast(all("restored", { name }));
    router.refresh();
  }
  const erase = () => {
    if (!sure) return setSure(true);
    act(
      () => deleteElementForGood({ id }),
      () => {
        showToast(t("erased", { name }));
        router.refresh();
      },
    );
  };

  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-lg bg-surface p-3">
      <ElementThumbnail element={element} />
      <span dir="auto" className="truncate font-medium">
        {name}
      </span>
      <Button aria-label={t("restoreName", { name })} onClick={() => void restore()}>
        {t("restore")}
      </Button>
      <Button
        look="danger"
        busy={busy}
        aria-label={sure ? t("sure", { name }) : t("eraseName", { name })}
        onClick={erase}
        onBlur={() => setSure(false)}
      >
        {sure ? t("sure", { name }) : t("erase")}
      </Button>
      <p role="alert" className="text-danger text-sm empty:hidden">
        {said}
      </p>
    </li>
  );
}
