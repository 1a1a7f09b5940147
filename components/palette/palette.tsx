"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { PALETTE_KEYS } from "./commands/keys";
import { type Entry, rankEntries } from "./entry";
import { ENTRY_LIST_ID, EntryRow, entryId, ROW } from "./entry-row";
import { recentKeys, rememberKey } from "./recent";
import { useEntries } from "./use-entries";
import { useSearch } from "./use-search";

const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** One list of everything: actions, pages, the user's own things. The focus stays in the search field. */
export default function Palette({ admin, onClose }: { admin: boolean; onClose: () => void }) {
  const t = useTranslations("commands");
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [recent] = useState(recentKeys);
  const { found, current, trouble, retry } = useSearch(query);
  const groups = rankEntries(useEntries(found, { current, admin }), query, recent);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find(({ key }) => key === chosen) ?? entries[0];
  const shown = active?.key;

  useEffect(() => {
    if (shown) document.getElementById(entryId(shown))?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  const use = (entry: Entry) => {
    rememberKey(entry.key);
    // Closed first: closing returns the focus, which the command may want elsewhere.
    dialog.current?.close();
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = MOVES[event.key];
    const again = (event.ctrlKey || event.metaKey) && shortcutKey(event.nativeEvent) === PALETTE_KEYS[1].toLowerCase();
    if (by === undefined && event.key !== "Enter" && !again) return;
    event.preventDefault();
    if (again) dialog.current?.close();
    else if (by === undefined) active && use(active);
    else setChosen(entries[placeAfter(active ? entries.indexOf(active) : 0, by, entries.length)]?.key ?? null);
  };

  return (
    <Dialog ref={dialog} title={t("title")} place="top" onClose={onClose}>
      <div className="flex shrink-0 items-center pt-1.5">
        <label className="flex min-w-0 grow items-center gap-3 pl-5 text-faint">
          <Search aria-hidden="true" className="size-4.5 shrink-0" />
          <span className="sr-only">{t("search")}</span>
          <input
            type="text"
            dir="auto"
            role="combobox"
            aria-expanded
            aria-controls={ENTRY_LIST_ID}
            aria-autocomplete="list"
            aria-activedescendant={shown ? entryId(shown) : undefined}
            autoComplete="off"
            spellCheck={false}
            value={query}
            placeholder={t("search")}
            onChange={(event) => {
              setQuery(event.target.value);
              setChosen(null);
            }}
            onKeyDown={press}
            className="h-12 min-w-0 grow bg-transparent text-base text-ink outline-none placeholder:text-faint"
          />
        </label>
        <button
          type="button"
          aria-label={t("close")}
          onClick={() => dialog.current?.close()}
          className="mr-1.5 grid size-11 shrink-0 place-items-center rounded-md text-faint hover:text-ink"
        >
          <X aria-hidden="true" className="size-4.5" />
        </button>
      </div>
      <div className="min-h-0 px-2 pb-2">
        <div
          id={ENTRY_LIST_ID}
          role="listbox"
          aria-label={t("title")}
          aria-busy={!current}
          className="max-h-[round(down,min(56dvh,33rem),2.75rem)] snap-y snap-mandatory overflow-y-auto overscroll-contain"
        >
          {groups.map(({ kind, entries: own }) => (
            <fieldset key={kind} aria-label={t(`kinds.${kind}`)} className="min-w-0">
              <div aria-hidden="true" className={`${ROW} items-end pb-1.5 font-medium text-faint text-xs`}>
                {t(`kinds.${kind}`)}
              </div>
              {own.map((entry) => (
                <EntryRow key={entry.key} entry={entry} active={entry.key === shown} onUse={() => use(entry)} />
              ))}
            </fieldset>
          ))}
        </div>
        <div role="status" className="text-soft text-sm">
          {trouble ? (
            <p className="flex flex-wrap items-center gap-x-2 px-3 py-2">
              {t("trouble")}
              <button
                type="button"
                onClick={retry}
                className="min-h-11 text-lamp-text underline-offset-4 hover:underline"
              >
                {t("retry")}
              </button>
            </p>
          ) : (
            entries.length === 0 && <p className="px-3 py-2">{t(current ? "nothing" : "searching")}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** One step goes around the ends; a larger one stops there. */
function placeAfter(at: number, by: number, count: number): number {
  if (Math.abs(by) === 1) return (at + by + count) % count;
  return Math.max(0, Math.min(count - 1, at + by));
}
