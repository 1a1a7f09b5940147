"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, type KeyboardEvent, useRef, useState } from "react";
import type en from "@/lib/i18n/messages/en.json";

/** `id` is the key of its name in the messages `sequences.parts`. */
export type Part = { id: keyof typeof en.sequences.parts; Part: ComponentType };

/** The settings below the clips, one part at a time. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  const t = useTranslations("sequences.parts");
  const [open, setOpen] = useState(parts[0]?.id);
  const tabs = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const to = nextTab(
      event.key,
      parts.findIndex(({ id }) => id === open),
      parts.length,
    );
    const part = to === null ? undefined : parts[to];
    if (!part) return;
    event.preventDefault();
    setOpen(part.id);
    tabs.current?.querySelector<HTMLElement>(`#part-${part.id}`)?.focus();
  };
  const shown = parts.find(({ id }) => id === open);
  return (
    <div className="flex flex-col gap-4 rounded-lg bg-surface p-4">
      <div
        ref={tabs}
        role="tablist"
        aria-label={t("title")}
        onKeyDown={press}
        className="-mt-1 flex gap-1 overflow-x-auto"
      >
        {parts.map(({ id }) => (
          <button
            key={id}
            id={`part-${id}`}
            type="button"
            role="tab"
            aria-selected={id === open}
            aria-controls={id === open ? "part" : undefined}
            tabIndex={id === open ? 0 : -1}
            onClick={() => setOpen(id)}
            className="min-h-11 shrink-0 border-transparent border-b-2 px-3 text-soft text-sm hover:text-ink aria-selected:border-lamp aria-selected:text-ink"
          >
            {t(id)}
          </button>
        ))}
      </div>
      {shown && (
        <div id="part" role="tabpanel" aria-labelledby={`part-${shown.id}`} className="min-h-40">
          <shown.Part />
        </div>
      )}
    </div>
  );
}

const nextTab = (key: string, at: number, count: number): number | null =>
  ({ ArrowLeft: (at - 1 + count) % count, ArrowRight: (at + 1) % count, Home: 0, End: count - 1 })[key] ?? null;
