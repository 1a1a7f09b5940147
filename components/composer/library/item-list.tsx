"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ItemRow } from "./item-row";
import type { LibraryItem, ShownKind } from "./library-item";
import { LIST_ID, optionId } from "./list-keys";
import type { useLibrary } from "./use-library";

type Props = {
  library: ReturnType<typeof useLibrary>;
  query: string;
  shown: ShownKind;
  active: LibraryItem | null;
  onChoose: (item: LibraryItem) => void;
  onUse: (item: LibraryItem) => void;
  onKey: (event: KeyboardEvent) => void;
};

/** The library as one grouped list; sent prompts load as the list scrolls. */
export function ItemList({ library, query, shown, active, onChoose, onUse, onKey }: Props) {
  const t = useTranslations("compose.library");
  const { groups, loading, trouble, older } = library;
  const key = active?.key;
  useEffect(() => {
    if (key) document.getElementById(optionId(key))?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <>
      <div
        id={LIST_ID}
        role="listbox"
        aria-label={t("list")}
        aria-busy={loading}
        // Scrollable areas must be focusable in every browser.
        tabIndex={0}
        aria-activedescendant={key ? optionId(key) : undefined}
        onKeyDown={onKey}
        className="rounded-md focus-visible:-outline-offset-2"
      >
        {groups.map(({ kind, items }) => (
          <fieldset key={kind} className="min-w-0" aria-label={t(`kinds.${kind}`)}>
            <div aria-hidden className="flex h-12 snap-start items-end px-3 pb-2 font-medium text-faint text-xs">
              {t(`kinds.${kind}`)}
            </div>
            {items.map((item) => (
              <ItemRow
                key={item.key}
                item={item}
                active={item.key === key}
                onChoose={() => onChoose(item)}
                onUse={() => onUse(item)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <div role="status">
        {trouble ? (
          <p className="flex flex-wrap items-center gap-2 p-3 text-soft text-sm">
            {t("trouble.load")}
            <button type="button" onClick={library.retry} className="text-lamp-text underline-offset-4 hover:underline">
              {t("retry")}
            </button>
          </p>
        ) : groups.length > 0 ? null : (
          <p className="p-3 text-soft text-sm">
            {loading ? t("loading") : query.trim() ? t("nothing") : t(`empty.${shown}`)}
          </p>
        )}
      </div>
      {older && <Older key={older.after} onSeen={older.load} label={t("older")} />}
    </>
  );
}

/** Loads more when it scrolls into view or is clicked. */
function Older({ onSeen, label }: { onSeen: () => void; label: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen.current());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <button
      ref={button}
      type="button"
      onClick={onSeen}
      className="h-12 w-full snap-start px-3 text-left text-lamp-text text-sm"
    >
      {label}
    </button>
  );
}
