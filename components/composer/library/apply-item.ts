import { loadSeed, replaceContent } from "@/components/composer/changes";
import type { ComposerContext } from "@/components/composer/context";
import { flushDraft } from "@/components/composer/drafts/autosave";
import { fromDraft } from "@/components/composer/drafts/content";
import { EMPTY_DOCUMENT, keysOf, settleNames } from "@/components/composer/prompt/prompt-document";
import { docLength } from "@/components/composer/prompt/prompt-text";
import { parse } from "@/components/composer/prompt/serialize";
import { documentOf, type SettingsState } from "@/components/composer/state";
import type { OpenDraft } from "@/lib/prompts/drafts/content";
import { fillIn, openDraft } from "./draft-changes";
import { fetchDraft } from "./fetch-library";
import { isOpenDraft, type LibraryItem } from "./library-item";
import { placeholderAfter } from "./placeholders";

/** Why nothing changed: a key of the messages `compose.library.trouble`. */
export type Trouble = "conflict" | "offline";

/**
 * Loads the chosen item into the composer in one undo step. Calls `close` first, because the page behind an open
 * dialog can't take the focus. Resolves to the reason when nothing was changed; the dialog then stays open.
 */
export async function applyItem(
  composer: ComposerContext,
  item: LibraryItem,
  close: () => void,
): Promise<Trouble | null> {
  switch (item.kind) {
    case "drafts":
      return switchTo(composer, { id: item.draft.id, name: item.draft.name }, close);
    case "sent":
      close();
      composer.store.set(loadSeed(item.sent));
      composer.editor.focus();
      return null;
    case "saved":
      close();
      loadTemplate(composer, item.saved.text, {});
      return null;
    case "starters": {
      const { text, ratio, duration } = item.starter;
      close();
      loadTemplate(composer, text, { ratio, duration });
      return null;
    }
  }
}

/** Replaces the text and keeps the images, which become `@image1` and so on. */
function loadTemplate({ store, editor }: ComposerContext, text: string, part: Partial<SettingsState>): void {
  const state = store.get();
  const { images } = documentOf(state);
  const settings = { ...state.settings, ...part };
  const bare = { ...EMPTY_DOCUMENT, doc: parse(text, keysOf({ images })), images };
  const read = settleNames(bare, state.cast.elements);
  const { doc } = read;
  const caret = docLength(doc);
  store.set(replaceContent({ prompt: { ...read, caret }, settings, assets: {} }, state.draft.open));
  store.set(fillIn(true));
  const [from, to] = placeholderAfter(doc, 0) ?? [caret, caret];
  editor.select(from, to);
}

/** Inserts text at the current or last caret. */
export function insertText({ store, editor }: ComposerContext, text: string): void {
  const length = docLength(parse(text, keysOf(documentOf(store.get())), store.get().cast.elements));
  editor.insert(text);
  store.set(fillIn(true));
  const { doc, caret } = documentOf(store.get());
  const placeholder = placeholderAfter(doc, Math.max(0, caret - length));
  if (placeholder && placeholder[1] <= caret) editor.select(placeholder[0], placeholder[1]);
}

/** Opens another draft once this one and all its images are saved. */
export async function switchTo(
  { store, uploads, editor }: ComposerContext,
  to: { id: string; name: string | null },
  close: () => void,
): Promise<Trouble | null> {
  if (isOpenDraft(to, store.get().draft.open)) {
    close();
    editor.focus();
    return null;
  }
  await uploads.settled();
  if (!(await flushDraft())) return store.get().draft.other ? "conflict" : "offline";
  try {
    const draft = await fetchDraft(to.id);
    const open: OpenDraft | null = to.name === null ? null : { ...draft?.content.open, id: to.id, name: to.name };
    const { settings } = store.get();
    close();
    store.set(openDraft(open, draft ? fromDraft(draft) : { prompt: EMPTY_DOCUMENT, settings, assets: {} }));
  } catch {
    return "offline";
  }
  void uploads.resume();
  void flushDraft();
  editor.focus();
  return null;
}
