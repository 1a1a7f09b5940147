import { elementById } from "@/components/composer/cast/cast";
import { refreshCast } from "@/components/composer/cast/load-cast";
import { applyDraft, choose, rebase, showConflict } from "@/components/composer/changes";
import { type ComposerState, documentOf, type SettingsState } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import type { DraftView } from "@/lib/prompts/drafts/content";
import { sameContent, toContent } from "./content";
import { getDraft, putDraft } from "./draft-request";
import { takeLocalCopy, writeLocalCopy } from "./local-copy";
import { nextWrite, pageId } from "./page-id";

/** Milliseconds from the last change to the write, and between tries while the server can't be reached. */
const PAUSE = 600;
const AWAY = 5_000;
/** Milliseconds in which the last write of a closed page may still arrive. */
const ARRIVING = 20_000;

/** Write attempts before another draft replaces this one: the first may only learn the current version. */
const TRIES = 3;

let current: (() => Promise<boolean>) | null = null;

/** Writes the draft now. False when it couldn't be saved, or when the user has to choose between two versions. */
export const flushDraft = async (): Promise<boolean> => (await current?.()) ?? false;

/** The previous page of this tab: its last write is ours and may still be arriving. */
let before: { by: string; at: number } | null = null;

/** Saves the draft as it changes. Returns a function that stops saving and writes what is still unsaved. */
export function startAutosave(store: Store<ComposerState>, owner: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: AbortController | null = null;
  let sending: Promise<boolean> = Promise.resolve(true);
  const isOurs = (draft: DraftView) => draft.content.by === before?.by && Date.now() - before.at < ARRIVING;
  let seen = store.get().draft.fresh ? [] : parts(store.initial);
  let dirty = false;
  let blocked = false;

  const view = (): DraftView => {
    const state = store.get();
    const views = Object.values(state.assets).flatMap((asset) =>
      [asset.whole, asset.at === "uploaded" ? asset.view : null].filter((one) => one != null),
    );
    const { elements } = documentOf(state);
    const known = elements.flatMap(({ id }) => elementById(state.cast, id) ?? []);
    return { version: state.draft.base, content: toContent(state, pageId(), nextWrite()), views, elements: known };
  };

  const later = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), pause);
  };

  /** Writes once if anything changed and no write is running. Resolves to whether the server is up to date. */
  async function write(): Promise<boolean> {
    if (!dirty || writing || store.get().draft.other) return false;
    const { version, content } = view();
    dirty = false;
    const own = new AbortController();
    writing = own;
    const answer = await putDraft(version, content, { signal: own.signal });
    if (own.signal.aborted) return false;
    writing = null;
    switch (answer.at) {
      case "saved":
        store.set(rebase(answer.version));
        break;
      case "conflict":
        dirty = true;
        if (answer.other === null) store.set(rebase(0));
        else if (sameContent(answer.other.content, content) || isOurs(answer.other)) {
          store.set(rebase(answer.other.version));
        } else {
          store.set(showConflict(answer.other));
          return false;
        }
        break;
      case "unreachable":
        dirty = true;
        later(AWAY);
        return false;
      case "refused":
        return false;
    }
    if (dirty) later(PAUSE);
    return answer.at === "saved";
  }

  const go = (): Promise<boolean> => {
    if (!writing) sending = write();
    return sending;
  };

  async function flush(): Promise<boolean> {
    for (let tried = 0; tried < TRIES && !store.get().draft.other; tried += 1) {
      await sending;
      clearTimeout(timer);
      dirty = true;
      if (await go()) return true;
    }
    return false;
  }

  /** When the page closes, the tab keeps a copy and the server is sent what it doesn't have yet. */
  function leave(): void {
    const now = view();
    writeLocalCopy(owner, now);
    if (!dirty || store.get().draft.other) return;
    clearTimeout(timer);
    writing?.abort();
    writing = null;
    dirty = false;
    void putDraft(now.version, now.content, { leaving: true });
  }

  function change(): void {
    const { other } = store.get().draft;
    if (blocked && !other && dirty) later(0);
    blocked = other !== null;
    const now = parts(store.get());
    if (now.every((part, at) => part === seen[at])) return;
    seen = now;
    dirty = true;
    later(PAUSE);
  }

  /** On return to a tab without unsaved changes, shows what another page wrote meanwhile. */
  async function comeBack(): Promise<void> {
    if (document.visibilityState === "hidden") {
      writeLocalCopy(owner, view());
      await go();
      return;
    }
    refreshCast(store);
    if (dirty || writing) return;
    const now = await getDraft();
    if (now && !dirty && now.version > store.get().draft.base && now.content.by !== pageId()) {
      store.set(applyDraft(now));
      seen = parts(store.get());
    }
  }

  const mirror = takeLocalCopy(owner);
  if (mirror) {
    before = { by: mirror.content.by, at: Date.now() };
    recall(store, mirror);
  }
  current = flush;
  const stop = new AbortController();
  const unsubscribe = store.subscribe(change);
  change();
  window.addEventListener("beforeunload", leave, { signal: stop.signal });
  window.addEventListener("pagehide", leave, { signal: stop.signal });
  document.addEventListener("visibilitychange", () => void comeBack(), { signal: stop.signal });
  return () => {
    stop.abort();
    unsubscribe();
    clearTimeout(timer);
    if (current === flush) current = null;
    if (dirty && !store.get().draft.other) {
      const { version, content } = view();
      void putDraft(version, content);
    }
  };
}

/** Compares the tab's copy with the server's: one writer's newer version wins; two writers are shown to the user. */
function recall(store: Store<ComposerState>, mirror: DraftView): void {
  const begun = store.initial;
  const now = store.get();
  const { draft } = now;
  const sent = toContent(begun, "", 0);
  if (draft.fresh || sameContent(sent, mirror.content)) return;
  const same = draft.by === mirror.content.by;
  if (same && draft.seq >= mirror.content.seq) return;
  const server: DraftView = { ...mirror, version: draft.base, content: { ...sent, by: draft.by ?? "" } };
  // Words typed while this loaded are newest, but the copy's words must not be lost either.
  if (!sameContent({ ...toContent(now, "", 0), settings: sent.settings }, sent)) {
    store.set(showConflict({ ...mirror, version: draft.base }));
    return;
  }
  store.set(applyDraft({ ...mirror, version: draft.base }));
  store.set(choose(chosenSince(begun.settings, now.settings)));
  if (!same && draft.base > mirror.version) store.set(showConflict(server));
}

const chosenSince = (begun: SettingsState, now: SettingsState): Partial<SettingsState> => ({
  ...(now.ratio === begun.ratio ? {} : { ratio: now.ratio }),
  ...(now.duration === begun.duration ? {} : { duration: now.duration }),
  ...(now.model === begun.model ? {} : { model: now.model }),
});

/** The saved parts: equal parts mean that there is nothing to write. */
const parts = (state: ComposerState): unknown[] => {
  const { doc, images, gone, elements } = documentOf(state);
  const files = Object.values(state.assets)
    .map((asset) => (asset.at === "uploaded" ? asset.view.id : ""))
    .join();
  return [doc, images, gone, elements, state.settings, state.draft.open, files];
};
