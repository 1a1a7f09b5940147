/** What other parts of the composer may ask of the text. */
export type EditorHandle = {
  /** Puts the mention of an image where the caret is or was. */
  mention(key: string): void;
  insert(text: string): void;
  /** Begins a mention at the caret: the list of images opens. */
  ask(): void;
  select(from: number, to: number): void;
  focus(): void;
};

/** The text comes and goes with its element; the tiles and the checks speak to whichever is there. */
export type EditorRef = EditorHandle & {
  attach(handle: EditorHandle): () => void;
  /** Lends the caret to a piece of the text: images that are pressed go where was written last. Returns the way back. */
  lend(handle: Pick<EditorHandle, "mention" | "insert" | "ask">): () => void;
  /** Settles once the text is read: somebody may write and press Generate before the editor is loaded. */
  ready(): Promise<void>;
};

export function createEditorRef(): EditorRef {
  let current: EditorHandle | null = null;
  let lent: Pick<EditorHandle, "mention" | "insert" | "ask"> | null = null;
  let here: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    here = resolve;
  });
  return {
    ready: () => first,
    attach(handle) {
      current = handle;
      here();
      return () => {
        if (current === handle) current = null;
      };
    },
    lend(handle) {
      lent = handle;
      return () => {
        if (lent === handle) lent = null;
      };
    },
    mention: (key) => (lent ?? current)?.mention(key),
    insert: (text) => (lent ?? current)?.insert(text),
    ask: () => (lent ?? current)?.ask(),
    select: (from, to) => current?.select(from, to),
    focus: () => current?.focus(),
  };
}
