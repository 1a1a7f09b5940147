"use client";

import { ShortcutKeys } from "@/components/commands/shortcut-keys";
import type { Entry } from "./entry";

export const ENTRY_LIST_ID = "palette-list";
export const entryId = (key: string): string => `palette-${key}`;

type Props = { entry: Entry; active: boolean; onUse: () => void };

/** As high as a heading: the list's height and its scroll positions are whole rows, so that none is cut. */
export const ROW = "flex h-11 snap-start items-center px-3";

/** The active row, which Enter runs, has an edge; the row under the pointer is only brighter. */
export function EntryRow({ entry, active, onUse }: Props) {
  const { key, name, about, keys, look } = entry;
  return (
    <div
      id={entryId(key)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // A click must not move the focus out of the search.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onUse}
      onKeyDown={(event) => event.key === "Enter" && onUse()}
      className={`${ROW} scroll-mt-11 list-option gap-3 rounded-md text-sm`}
    >
      <span className="grid w-8 shrink-0 place-items-center text-faint">{look}</span>
      <span dir="auto" className={`min-w-0 truncate ${about ? "sm:max-w-[60%] sm:shrink-0" : "grow"}`}>
        {name}
      </span>
      {about && (
        <span dir="auto" className="min-w-0 grow truncate text-faint text-xs max-sm:hidden">
          {about}
        </span>
      )}
      {keys && <ShortcutKeys keys={keys} className="shrink-0 pointer-coarse:hidden" />}
    </div>
  );
}
