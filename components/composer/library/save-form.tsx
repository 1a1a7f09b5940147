"use client";

import { useTranslations } from "next-intl";
import { useComposer, useDesk } from "../context";
import { sentText } from "../mentions/serialise";
import { workOf } from "../state";
import { FORM_BUTTON, NameForm } from "./name-form";
import type { NoteWords } from "./note";
import { useKeeping } from "./use-keeping";

/** Letters of the first line that become the name which is suggested. */
const SUGGESTED = 40;

/** Keeps what is being written: as words to use again, or as a draft that goes on with its pictures and settings. */
export function SaveForm({ onSaved, onNote }: { onSaved: () => void; onNote: (note: NoteWords) => void }) {
  const t = useTranslations("compose.library");
  const { store } = useDesk();
  const doc = useComposer((state) => workOf(state).doc);
  const keeping = useKeeping({ onChanged: onSaved, onNote });
  const text = () => sentText(workOf(store.get()));
  if (doc.length === 0) return null;
  const first = text().split("\n")[0] ?? "";
  return (
    <section aria-label={t("save.title")} className="border-line border-t px-5 py-3">
      <p className="mb-1.5 text-faint text-xs">{t("save.title")}</p>
      <NameForm
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
