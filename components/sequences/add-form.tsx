"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChooseOrMake } from "@/components/ui/naming/choose-or-make";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { addToSequence, makeSequence } from "@/lib/sequences/actions";
import type { ClipSource } from "@/lib/sequences/clips";
import type { SequenceCard } from "@/lib/sequences/content";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";

/** Adds videos to a sequence or to a new one, which is then offered to be opened. */
export default function AddForm({ from, onDone }: { from: () => ClipSource; onDone: () => void }) {
  const t = useTranslations("sequences.add");
  const router = useRouter();
  const { busy, act } = useAction();
  const finish = (id: string, said: string) => {
    onDone();
    showToast(said, { label: t("open"), onClick: () => router.push(`/sequences/${id}`) });
  };
  return (
    <ChooseOrMake
      address="/api/sequences"
      count={({ clips }: SequenceCard) => clips}
      label={t("name")}
      submit={t("make")}
      maxLength={MAX_SEQUENCE_NAME}
      busy={busy}
      onChoose={({ id }) =>
        act(
          () => addToSequence({ id, from: from() }),
          ({ added, name }) => finish(id, t("added", { count: added, name })),
        )
      }
      onName={(name) =>
        act(
          () => makeSequence({ name, from: from() }),
          ({ id, left }) => finish(id, t(left ? "made_part" : "made", { name })),
        )
      }
    />
  );
}
