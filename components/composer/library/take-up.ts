import type { OpenDraft } from "@/lib/drafts/content";
import { beginAgain, layAside } from "../changes";
import type { Desk } from "../context";
import { flushDraft } from "../draft/autosave";
import { fromDraft } from "../draft/content";
import { docLength } from "../mentions/doc";
import { parse } from "../mentions/serialise";
import { EMPTY, keysOf } from "../mentions/work";
import type { Role } from "../roles";
import { type Settings, workOf } from "../state";
import { fillIn, openDraft } from "./draft-changes";
import { type Entry, isOpen } from "./entries";
import { fetchDraft } from "./fetch-library";
import { holeAfter } from "./holes";

/** Why nothing was changed: a key of the messages `compose.library.trouble`. */
export type Trouble = "conflict" | "offline";

/**
 * Puts what was chosen where it is written, in one step that undo takes back. `close` is called first: the page behind
 * an open dialog takes no focus. Answers why it could not be done; then nothing was touched and nothing is closed.
 */
export async function takeUp(desk: Desk, entry: Entry, close: () => void): Promise<Trouble | null> {
  switch (entry.kind) {
    case "drafts":
      return switchTo(desk, { id: entry.draft.id, name: entry.draft.name }, close);
    case "sent":
      close();
      desk.store.set(beginAgain(entry.sent));
      desk.editor.focus();
      return null;
    case "saved":
      close();
      layTemplate(desk, entry.saved.text, [], {});
      return null;
    case "starters": {
      const { text, roles, ratio, duration } = entry.starter;
      close();
      layTemplate(desk, text, roles, { ratio, duration });
      return null;
    }
  }
}

/** Words over what was written; the pictures that are there stay and are what `@image1` means. */
function layTemplate({ store, editor }: Desk, text: string, roles: readonly Role[], part: Partial<Settings>): void {
  const state = store.get();
  const { pictures } = workOf(state);
  const doc = parse(text, keysOf({ pictures }));
  const settings = { ...state.settings, ...part };
  const caret = docLength(doc);
  store.set(layAside({ work: { doc, pictures, gone: [], caret }, settings, assets: {} }, state.draft.open));
  store.set(fillIn({ roles }));
  const [from, to] = holeAfter(doc, 0) ?? [caret, caret];
  editor.select(from, to);
}

/** Puts a text in where the caret is or was, beside what is written. */
export function insertText({ store, editor }: Desk, text: string): void {
  const length = docLength(parse(text, keysOf(workOf(store.get()))));
  editor.insert(text);
  store.set(fillIn({ roles: [] }));
  const { doc, caret } = workOf(store.get());
  const hole = holeAfter(doc, Math.max(0, caret - length));
  if (hole && hole[1] <= caret) editor.select(hole[0], hole[1]);
}

/** Opens another draft once this one, with all its pictures, is safely kept. */
async function switchTo(
  { store, uploads, editor }: Desk,
  to: { id: string; name: string | null },
  close: () => void,
): Promise<Trouble | null> {
  if (isOpen(to, store.get().draft.open)) {
    close();
    editor.focus();
    return null;
  }
  await uploads.settled();
  if (!(await flushDraft())) return store.get().draft.other ? "conflict" : "offline";
  const open: OpenDraft | null = to.name === null ? null : { id: to.id, name: to.name };
  try {
    const draft = await fetchDraft(to.id);
    const { settings } = store.get();
    close();
    store.set(openDraft(open, draft ? fromDraft(draft) : { work: EMPTY, settings, assets: {} }));
  } catch {
    return "offline";
  }
  void uploads.resume();
  void flushDraft();
  editor.focus();
  return null;
}
