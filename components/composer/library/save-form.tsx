"use client";

import { useTranslations } from "next-intl";
import { savedText } from "@/components/composer/prompt/serialize";
import { useComposer, useComposerContext } from "../context";
import { documentOf } from "../state";
import { FORM_BUTTON, ItemNameForm } from "./item-name-form";
import type { NoteWords } from "./note";
import { useLibraryMutations } from "./use-library-mutations";

/** Characters of the first line that are suggested as the name. */
const SUGGESTED = 40;

/** Saves what is being written, as a prompt to reuse or as a draft with its images and settings. */
export function SaveForm({ onSaved, onNote }: { onSaved: () => void; onNote: (note: NoteWords) => void }) {
  const t = useTranslations("compose.library");
  const { store } = useComposerContext();
  const doc = useComposer((state) => documentOf(state).doc);
  const keeping = useLibraryMutations({ onChanged: onSaved, onNote });
  const text = () => savedText(documentOf(store.get()), store.get().cast.elements);
  if (doc.length === 0) return null;
  const first = text().split("\n")[0] ?? "";
  return (
    <section aria-label={t("save.title")} className="border-line border-t px-5 py-3">
      <p className="mb-1.5 text-faint text-xs">{t("save.title")}</p>
      <ItemNameForm
        label={t("name")}
        initial={first.slice(0, SUGGESTED).trim()}
        submit={t("save.prompt")}
        onName={(name) => keeping.save(name, text())}
        more={(name, settle) => (
          <button type="button" className={FORM_BUTTON} onClick={() => settle(keeping.saveAs(name))}>
            {t("save.draft")}
          </button>
        )}
      />
    </section>
  );
}
