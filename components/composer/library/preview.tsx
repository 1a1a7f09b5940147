"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useComposer, useComposerContext } from "../context";
import { documentOf } from "../state";
import { Details } from "./details";
import { nameDraft } from "./draft-changes";
import { ItemNameForm } from "./item-name-form";
import { isOpenDraft, type LibraryItem } from "./library-item";
import type { NoteWords } from "./note";
import { type Renamed, useLibraryMutations } from "./use-library-mutations";
import { useTitle } from "./use-title";

type Props = {
  item: LibraryItem;
  busy: boolean;
  onUse: () => void;
  onInsert: (text: string) => void;
  onBack: () => void;
  onChanged: () => void;
  onNote: (note: NoteWords) => void;
};

const QUIET =
  "min-h-11 rounded-md bg-sunken px-4 text-sm hover:text-lamp-text disabled:opacity-60 md:min-h-10 whitespace-nowrap";

/** The chosen item in full, with all its actions. */
export function Preview({ item, busy, onUse, onInsert, onBack, onChanged, onNote }: Props) {
  const t = useTranslations("compose.library");
  const { store } = useComposerContext();
  const title = useTitle()(item);
  const [renaming, setRenaming] = useState(false);
  const written = useComposer((state) => documentOf(state).doc.length > 0);
  const open = useComposer((state) => state.draft.open);
  const keeping = useLibraryMutations({ onChanged, onNote });
  const own = keeping.ownOf(item);
  const now = item.kind === "drafts" && isOpenDraft(item.draft, open);

  function renamed({ id, name }: Renamed) {
    setRenaming(false);
    if (open?.id === id) store.set(nameDraft({ id, name }));
  }
  async function keep(name: string, text: string) {
    const wrong = await keeping.save(name, text);
    if (wrong) onNote({ text: wrong, wrong: true });
  }
  return (
    <section aria-label={t("preview", { name: title })} className="flex min-h-full flex-col gap-4 p-5 md:p-6">
      <button type="button" onClick={onBack} className="flex min-h-11 items-center gap-1.5 text-soft text-sm md:hidden">
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </button>
      {own && renaming ? (
        <ItemNameForm
          label={t("name")}
          initial={own.name}
          submit={t("saveName")}
          cancel={() => setRenaming(false)}
          onName={async (name) => {
            const answer = await keeping.rename(own, name);
            if (answer.ok) renamed(answer);
            return answer.ok ? null : answer.words;
          }}
        />
      ) : (
        <h3 dir="auto" className="wrap-anywhere line-clamp-3 font-semibold text-xl">
          {title}
        </h3>
      )}
      <Details item={item} />
      <div className="sticky bottom-0 mt-auto flex flex-wrap items-center gap-2 bg-raised py-3">
        {!now && (
          <button
            type="button"
            disabled={busy}
            onClick={onUse}
            className="min-h-11 rounded-md bg-lamp px-5 font-semibold text-lamp-ink text-sm hover:brightness-105 disabled:opacity-60 md:min-h-10"
          >
            {t(`use.${item.kind}`)}
          </button>
        )}
        {item.kind === "saved" && written && (
          <button type="button" className={QUIET} onClick={() => onInsert(item.saved.text)}>
            {t("insert")}
          </button>
        )}
        {item.kind === "sent" && (
          <button type="button" className={QUIET} onClick={() => void keep(title, item.sent.prompt)}>
            {t("savePrompt")}
          </button>
        )}
        {own && (
          <>
            <button type="button" className={QUIET} onClick={() => setRenaming(true)}>
              {t("rename")}
            </button>
            <button type="button" className={QUIET} disabled={now} onClick={() => void keeping.remove(own)}>
              {t("delete")}
            </button>
          </>
        )}
        {written && (item.kind === "saved" || item.kind === "starters") && (
          <p className="w-full text-faint text-xs">{t("replaces")}</p>
        )}
        {now && own && <p className="w-full text-faint text-xs">{t("nowHint")}</p>}
      </div>
    </section>
  );
}
