"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { KINDS, type LibraryItem, type ShownKind } from "./library-item";
import { LIST_ID, optionId } from "./list-keys";

type Props = {
  query: string;
  shown: ShownKind;
  active: LibraryItem | null;
  onQuery: (query: string) => void;
  onShown: (shown: ShownKind) => void;
  onKey: (event: KeyboardEvent) => void;
};

/** Searches the whole library; its keys move through the list without moving the focus. */
export function SearchField({ query, shown, active, onQuery, onShown, onKey }: Props) {
  const t = useTranslations("compose.library");
  return (
    <div className="flex flex-col gap-2 px-5 pt-1 pb-3 md:flex-row md:items-center">
      <label className="relative flex grow items-center">
        <span className="sr-only">{t("search")}</span>
        <Search aria-hidden className="pointer-events-none absolute left-3 size-4 text-faint" />
        <input
          type="text"
          dir="auto"
          role="combobox"
          aria-expanded
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={active ? optionId(active.key) : undefined}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKey}
          maxLength={200}
          placeholder={t("search")}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          className="min-h-11 w-full rounded-md bg-sunken text-ellipsis pr-3 pl-9 text-base placeholder:text-faint"
        />
      </label>
      <fieldset className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]">
        <legend className="sr-only">{t("show")}</legend>
        {(["all", ...KINDS] as const).map((kind) => (
          <label
            key={kind}
            className="relative inline-flex min-h-11 shrink-0 cursor-pointer items-center rounded-md px-3 text-soft text-sm hover:text-ink has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-lamp-text md:min-h-10"
          >
            <input
              type="radio"
              name="library-shown"
              checked={shown === kind}
              onChange={() => onShown(kind)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {t(`kinds.${kind}`)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
