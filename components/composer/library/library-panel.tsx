"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useComposerContext } from "@/components/composer/context";
import { Dialog } from "@/components/ui/dialog";
import { applyItem, insertText } from "./apply-item";
import { ItemList } from "./item-list";
import type { LibraryItem, ShownKind } from "./library-item";
import { listKeys } from "./list-keys";
import { Note, type NoteWords } from "./note";
import { Preview } from "./preview";
import { SaveForm } from "./save-form";
import { SearchField } from "./search-field";
import { useLibrary } from "./use-library";

/**
 * Drafts, saved prompts, templates and sent prompts in one searchable list. The focus stays in the search field: up and
 * down choose, Enter applies. A preview of the chosen item with all its actions is next to the list.
 */
export default function LibraryPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose.library");
  const tools = useTranslations("compose.tools");
  const composer = useComposerContext();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<ShownKind>("all");
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [note, setNote] = useState<NoteWords | null>(null);
  const [busy, setBusy] = useState(false);
  const library = useLibrary(query, shown);
  const items = library.groups.flatMap((group) => group.items);
  const active = items.find(({ key }) => key === chosen) ?? items[0] ?? null;

  useEffect(() => {
    // By default, the close button would get the focus.
    dialog.current?.querySelector("input")?.focus();
  }, []);

  const close = () => dialog.current?.close();
  async function apply(item: LibraryItem) {
    if (busy) return;
    setBusy(true);
    const trouble = await applyItem(composer, item, close);
    setBusy(false);
    if (trouble) setNote({ text: t(`trouble.${trouble}`), wrong: true });
  }
  const move = (by: number) => {
    const at = active ? items.indexOf(active) : -1;
    setChosen(items[Math.max(0, Math.min(items.length - 1, at + by))]?.key ?? null);
    if (by > 0 && at + by >= items.length) library.older?.load();
  };
  const keys = listKeys(move, () => active && void apply(active));
  const onPhone = opened ? "max-md:hidden" : "";
  // In the body, outside of the composer's form: Enter in one of its fields would submit the prompt.
  return createPortal(
    <Dialog ref={dialog} title={t("title")} close={tools("close")} onClose={onClose} place="full">
      <div className={onPhone}>
        <SearchField
          query={query}
          shown={shown}
          active={active}
          onQuery={(text) => {
            setQuery(text);
            setChosen(null);
          }}
          onShown={(kind) => {
            setShown(kind);
            setChosen(null);
          }}
          onKey={keys}
        />
      </div>
      <div className="grid min-h-0 grow md:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]">
        {/* As high as whole rows, so that none is cut: headings are as high as rows. */}
        <div className={`min-h-0 px-2 [container-type:size] ${onPhone}`}>
          <div className="max-h-[round(down,100cqh,3rem)] snap-y snap-mandatory overflow-y-auto">
            <ItemList
              library={library}
              query={query}
              shown={shown}
              active={active}
              onChoose={(item) => {
                setChosen(item.key);
                setOpened(true);
              }}
              onUse={(item) => void apply(item)}
              onKey={keys}
            />
          </div>
        </div>
        <div className={`min-h-0 overflow-y-auto bg-raised md:rounded-tl-lg ${opened ? "" : "max-md:hidden"}`}>
          {active && (
            <Preview
              key={active.key}
              item={active}
              busy={busy}
              onUse={() => void apply(active)}
              onInsert={(text) => {
                close();
                insertText(composer, text);
              }}
              onBack={() => setOpened(false)}
              onChanged={library.refresh}
              onNote={setNote}
            />
          )}
        </div>
      </div>
      <Note note={note} onGone={() => setNote(null)} />
      <div className={onPhone}>
        <SaveForm onSaved={library.refresh} onNote={setNote} />
      </div>
    </Dialog>,
    document.body,
  );
}
