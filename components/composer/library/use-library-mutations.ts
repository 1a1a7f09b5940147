import { useTranslations } from "next-intl";
import { useComposerContext } from "@/components/composer/context";
import { flushDraft } from "@/components/composer/drafts/autosave";
import { callAction } from "@/components/ui/call-action";
import { deletePrompt, renamePrompt, restorePrompt, savePrompt } from "@/lib/prompts/actions";
import { deleteDraft, renameDraft, restoreDraft, saveDraftAs } from "@/lib/prompts/drafts/actions";
import { nameDraft } from "./draft-changes";
import type { LibraryItem } from "./library-item";
import type { NoteWords } from "./note";
import { useRefusal } from "./refusal";

/** A named draft or saved prompt of the user. */
export type Own = { kind: "drafts" | "saved"; id: string; name: string };
export type Renamed = { ok: true; id: string; name: string };
type Announced = { onChanged: () => void; onNote: (note: NoteWords) => void };

/** Saves, renames and deletes items, with undo. Refusals resolve to a message. */
export function useLibraryMutations({ onChanged, onNote }: Announced) {
  const t = useTranslations("compose.library");
  const { store } = useComposerContext();
  const refusal = useRefusal();

  function ownOf(item: LibraryItem): Own | null {
    if (item.kind === "saved") return { kind: "saved", id: item.saved.id, name: item.saved.name };
    if (item.kind !== "drafts" || item.draft.name === null) return null;
    return { kind: "drafts", id: item.draft.id, name: item.draft.name };
  }

  async function rename(own: Own, name: string): Promise<Renamed | { ok: false; words: string }> {
    const answer = await callAction(() => (own.kind === "saved" ? renamePrompt : renameDraft)({ id: own.id, name }));
    if (!answer.ok) return { ok: false, words: refusal(answer) };
    onChanged();
    return { ok: true, id: own.id, name: name.trim() };
  }

  async function undo(own: Own): Promise<void> {
    const answer = await callAction(() => (own.kind === "saved" ? restorePrompt : restoreDraft)({ id: own.id }));
    onNote(answer.ok ? { text: t("restored", { name: own.name }) } : { text: refusal(answer), wrong: true });
    onChanged();
  }

  async function remove(own: Own): Promise<void> {
    const answer = await callAction(() => (own.kind === "saved" ? deletePrompt : deleteDraft)({ id: own.id }));
    if (answer.ok) onNote({ text: t("deleted", { name: own.name }), undo: () => void undo(own) });
    else onNote({ text: refusal(answer), wrong: true });
    onChanged();
  }

  /** Saves a prompt; a long first line is shortened for the name. Resolves to a message on failure. */
  async function save(name: string, text: string): Promise<string | null> {
    const answer = await callAction(() => savePrompt({ name: name.slice(0, 60), text }));
    if (answer.ok) onNote({ text: t("saved", { name: name.slice(0, 60) }) });
    onChanged();
    return answer.ok ? null : refusal(answer);
  }

  /** Names the current draft, which becomes a draft of its own. */
  async function saveAs(name: string): Promise<string | null> {
    if (!(await flushDraft())) return t(`trouble.${store.get().draft.other ? "conflict" : "offline"}`);
    const answer = await callAction(() => saveDraftAs({ name }));
    if (!answer.ok) return refusal(answer);
    store.set(nameDraft(answer.open));
    onNote({ text: t("named", { name: answer.open.name }) });
    onChanged();
    return null;
  }

  return { ownOf, rename, remove, save, saveAs };
}
