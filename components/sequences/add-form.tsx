"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import useSWR from "swr";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { addToSequence, makeSequence } from "@/lib/sequences/actions";
import type { ClipSource } from "@/lib/sequences/clips";
import type { SequenceCard } from "@/lib/sequences/content";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { isVisible } from "@/lib/text/visible";

const load = async (url: string): Promise<{ items: SequenceCard[] }> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error("the sequences could not be loaded");
  return response.json();
};

/** Adds videos to a sequence or to a new one, which is then offered to be opened. */
export default function AddForm({ from, onDone }: { from: () => ClipSource; onDone: () => void }) {
  const t = useTranslations("sequences.add");
  const router = useRouter();
  const { data } = useSWR("/api/sequences", load);
  const { busy, act } = useAction();
  const finish = (id: string, said: string) => {
    onDone();
    showToast(said, { label: t("open"), onClick: () => router.push(`/sequences/${id}`) });
  };
  return (
    <div className="flex flex-col gap-3">
      {data && data.items.length > 0 && (
        <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto">
          {data.items.map(({ id, name, clips }) => (
            <li key={id}>
              <button
                type="button"
                disabled={busy}
                onClick={() =>
                  act(
                    () => addToSequence({ id, from: from() }),
                    ({ added, name }) => finish(id, t("added", { count: added, name })),
                  )
                }
                className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-3 text-left text-sm hover:bg-raised disabled:opacity-60"
              >
                <span dir="auto" className="truncate">
                  {name}
                </span>
                <span className="timecode text-faint">{clips}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex gap-2"
        action={(form) => {
          const name = String(form.get("name") ?? "").trim();
          if (isVisible(name))
            act(
              () => makeSequence({ name, from: from() }),
              ({ id, left }) => finish(id, t(left ? "made_part" : "made", { name })),
            );
        }}
      >
        <input
          name="name"
          dir="auto"
          required
          maxLength={MAX_SEQUENCE_NAME}
          aria-label={t("name")}
          placeholder={t("name")}
          autoComplete="off"
          className="min-h-11 min-w-0 flex-1 rounded-md bg-sunken px-3 text-sm"
        />
        <Button type="submit" busy={busy}>
          {t("make")}
        </Button>
      </form>
    </div>
  );
}
