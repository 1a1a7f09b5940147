"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { deleteSequenceForGood, restoreSequence } from "@/lib/sequences/actions";
import type { SequenceCard } from "@/lib/sequences/content";
import { SequenceCover } from "./sequence-cover";

/** Deleted sequences, each with the ways to restore it and to delete it for good. */
export function SequenceTrash({ sequences }: { sequences: SequenceCard[] }) {
  const t = useTranslations("sequenceList");
  if (sequences.length === 0) return <p className="py-16 text-center text-soft">{t("trash_empty")}</p>;
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
      {sequences.map((sequence) => (
        <TrashedSequence key={sequence.id} sequence={sequence} />
      ))}
    </ul>
  );
}

function TrashedSequence({ sequence: { id, name, cover } }: { sequence: SequenceCard }) {
  const t = useTranslations("sequenceList");
  const router = useRouter();
  const { busy, act } = useAction();
  const [sure, setSure] = useState(false);
  const finish = (said: string) => () => {
    showToast(said);
    router.refresh();
  };
  const restore = () => act(() => restoreSequence({ id }), finish(t("restored", { name })));
  const erase = () => {
    if (!sure) return setSure(true);
    act(() => deleteSequenceForGood({ id }), finish(t("erased", { name })));
  };
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-lg bg-surface p-3">
      <SequenceCover cover={cover} />
      <span dir="auto" className="truncate font-medium">
        {name}
      </span>
      <Button busy={busy} aria-label={t("restore_named", { name })} onClick={restore}>
        {t("restore")}
      </Button>
      <Button
        look="danger"
        busy={busy}
        aria-label={sure ? t("sure", { name }) : t("erase_named", { name })}
        onClick={erase}
        onBlur={() => setSure(false)}
      >
        {sure ? t("sure", { name }) : t("erase")}
      </Button>
    </li>
  );
}
