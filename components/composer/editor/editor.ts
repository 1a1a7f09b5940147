import { loadCast, mayName } from "@/components/composer/cast/load-cast";
import { sentOf } from "@/components/composer/cast/sent";
import { insertMention, type PromptDocument, replace, write } from "@/components/composer/prompt/prompt-document";
import { docLength, type PromptText, sameDoc } from "@/components/composer/prompt/prompt-text";
import { shortcutKey } from "@/components/ui/shortcut-key";
import type { Store } from "@/components/ui/store";
import type { ComposerState } from "../state";
import { type CaretRange, caretRange, ends, setRange } from "./caret";
import { type ChipWords, lookOf } from "./chip-look";
import { copyTo, pasteFrom } from "./clipboard";
import type { EditorDocument } from "./editor-document";
import type { EditorHandle } from "./editor-handle";
import { fitting } from "./fit";
import { createMentionKeys } from "./mention-keys";
import { createMenu } from "./menu";
import type { EditorView } from "./menu-view";
import { readDoc } from "./read-document";
import { revealCaret } from "./reveal-caret";
import { isFlat } from "./walk-nodes";
import { paintChips, writeDoc } from "./write-document";

/** Milliseconds after a key in which a caret move counts as its effect. */
const WRITING = 200;

/**
 * Keeps an editable element and the document in sync. The browser does the typing, so that input methods, spell check
 * and dictation work, and we read the result. Our own changes are written into the DOM, except while an input method is
 * composing: it would lose its place.
 */
export function createEditor(
  root: HTMLElement,
  store: Store<ComposerState>,
  page: EditorDocument,
  view: Store<EditorView>,
  words: ChipWords,
): EditorHandle & { choose(key: string): void; stay(): void; leave(): void; destroy(): void } {
  let shown = readDoc(root);
  let painted: unknown[] = [];
  let composing = false;
  let typedAt = 0;
  let asked = store.get().cast.at;
  let span: CaretRange = { anchor: page.get().caret, focus: page.get().caret };
  const look = (key: string) => lookOf(store.get(), key, words);
  const cast = () => store.get().cast;
  const menu = createMenu(root, view, cast, (key, from, to) => mention(key, from, to));
  const near = createMentionKeys(root, view);
  const focused = () => root.ownerDocument.activeElement === root;

  /** Reads what the browser wrote into the document. */
  function readInput(kind: "type" | "compose" | "composed"): void {
    typedAt = performance.now();
    near.hide();
    const doc = readDoc(root);
    span = caretRange(root) ?? span;
    shown = doc;
    const raw = kind === "compose";
    page.change(
      (now) => (raw ? { ...now, doc, caret: span.focus } : write(now, doc, span.focus, cast().elements)),
      kind,
    );
    if (!raw) menu.look(page.get(), span.focus, true);
  }

  /** Writes the changed document into the DOM. */
  function show(): void {
    if (composing) return;
    const state = store.get();
    const now = page.get();
    if (!sameDoc(now.doc, shown) || !isFlat(root)) {
      writeDoc(root, now.doc, look);
      shown = now.doc;
      span = { anchor: now.caret, focus: now.caret };
      if (focused()) {
        setRange(root, span);
        revealCaret(root);
      }
    }
    const looks = [now.images, now.gone, state.assets, state.cast.elements];
    if (looks.some((value, at) => value !== painted[at])) {
      paintChips(root, look);
      painted = looks;
    }
    root.toggleAttribute("data-empty", now.doc.length === 0);
    // The first `@` asks for the elements; when they are here, the list of an `@` that still stands there has them.
    if (asked !== cast().at && cast().at === "ready" && focused()) menu.look(page.get(), span.focus, true);
    asked = cast().at;
    if (asked === "unknown" && mayName(state)) void loadCast(store);
  }

  function mention(key: string, from: number, to: number): void {
    root.focus({ preventScroll: true });
    page.change((now) => insertMention(now, from, to, key));
    menu.close();
  }

  const put = (text: string) => {
    const [from, to] = ends(span);
    page.change((now) => replace(now, from, to, [text], cast().elements), text === "\n" ? "type" : "once");
  };

  function beforeInput(event: InputEvent): void {
    if (event.inputType.startsWith("format") || event.inputType === "deleteByDrag") event.preventDefault();
    if (composing) return;
    span = caretRange(root) ?? span;
    const [from, to] = ends(span);
    switch (event.inputType) {
      case "insertParagraph":
      case "insertLineBreak":
        event.preventDefault();
        if (!page.oneLine) put("\n");
        break;
      case "historyUndo":
        event.preventDefault();
        page.undo();
        break;
      case "historyRedo":
        event.preventDefault();
        page.redo();
        break;
      case "insertFromDrop":
        event.preventDefault();
        if (event.dataTransfer) paste(event.dataTransfer);
        break;
      case "deleteContentBackward":
      case "deleteContentForward": {
        // Browsers disagree on how to delete a chip: one key press deletes it, like a letter.
        const back = event.inputType === "deleteContentBackward";
        const at = back ? from - 1 : from;
        if (from !== to || !isChip(at)) break;
        event.preventDefault();
        page.change((now) => replace(now, at, at + 1, []), "type");
        break;
      }
    }
  }

  function isChip(place: number): boolean {
    let at = 0;
    return page.get().doc.some((part) => {
      const here = typeof part !== "string" && at === place;
      at += typeof part === "string" ? part.length : 1;
      return here;
    });
  }

  function paste(data: DataTransfer): boolean {
    const piece = pasteFrom(data, { prompt: page.get(), cast: cast() });
    if (!piece) return false;
    const [from, to] = ends(span);
    const put = (part: PromptText) => (now: PromptDocument) => replace(now, from, to, part, cast().elements);
    const sent = (prompt: PromptDocument) => sentOf(prompt, store.get()).text;
    const kept = fitting(piece, (part) => page.tried(put(part)), sent);
    page.change(put(kept));
    if (docLength(kept) < docLength(piece)) page.truncated(docLength(kept), docLength(piece));
    return true;
  }

  function cut(event: ClipboardEvent, removes: boolean): void {
    span = caretRange(root) ?? span;
    const [from, to] = ends(span);
    if (from === to || !event.clipboardData) return;
    event.preventDefault();
    copyTo(event.clipboardData, { prompt: page.get(), cast: cast() }, from, to);
    if (removes) page.change((now) => replace(now, from, to, []));
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.isComposing || composing) return;
    const command = event.ctrlKey || event.metaKey;
    const letter = shortcutKey(event);
    if (menu.key(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (command && !event.altKey && (letter === "z" || letter === "y")) {
      event.preventDefault();
      if (letter === "y" || event.shiftKey) page.redo();
      else page.undo();
    }
  }

  function selectionChange(): void {
    if (composing) return;
    const now = caretRange(root);
    if (!now || !focused()) return;
    span = now;
    const current = page.get();
    // Some browsers report the caret before the input.
    if ((now.focus !== current.caret || now.anchor !== now.focus) && sameDoc(readDoc(root), shown)) {
      page.change((prompt) => ({ ...prompt, caret: now.focus }));
    }
    if (view.get().menu) menu.look(current, now.focus, false);
    // While the user types after a mention, the image card would cover the text.
    if (performance.now() - typedAt > WRITING) near.caret(current.doc, now.focus);
  }

  const stop = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, run: (event: HTMLElementEventMap[Name]) => void) =>
    root.addEventListener(name, run, { signal: stop.signal });
  on("input", () => readInput(composing ? "compose" : "type"));
  on("beforeinput", beforeInput);
  on("keydown", keyDown);
  on("copy", (event) => cut(event, false));
  on("cut", (event) => cut(event, true));
  on("paste", (event) => {
    span = caretRange(root) ?? span;
    if (event.clipboardData && paste(event.clipboardData)) event.preventDefault();
    // The page handles images; everything else (styled text) is kept out.
    else if (!event.clipboardData?.files.length) event.preventDefault();
  });
  on("compositionstart", () => {
    composing = true;
    menu.close();
  });
  on("compositionend", () => {
    composing = false;
    readInput("composed");
    show();
  });
  on("blur", () => {
    composing = false;
    menu.close();
    near.out();
  });
  on("dragstart", (event) => event.preventDefault());
  on("pointerover", near.over);
  on("pointerout", near.out);
  root.ownerDocument.addEventListener("selectionchange", selectionChange, { signal: stop.signal });
  const unsubscribe = store.subscribe(show);

  // The user may have typed before this script ran.
  if (!sameDoc(shown, page.get().doc)) readInput("type");
  show();

  return {
    mention: (key) => mention(key, ...ends(span)),
    choose: (key) => {
      const { menu: open } = view.get();
      if (open) mention(key, open.query.from, open.query.to);
    },
    insert(text) {
      root.focus({ preventScroll: true });
      put(text);
    },
    ask() {
      root.focus({ preventScroll: true });
      put("@");
      menu.look(page.get(), span.focus, true);
    },
    select(from, to) {
      root.focus({ preventScroll: true });
      span = { anchor: from, focus: to };
      setRange(root, span);
      revealCaret(root);
    },
    focus: () => root.focus(),
    stay: near.stay,
    leave: near.out,
    destroy() {
      stop.abort();
      unsubscribe();
      near.stop();
    },
  };
}
