/** What other parts of the composer may do with the editor. */
export type EditorHandle = {
  /** Inserts a mention of an image at the current or last caret. */
  mention(key: string): void;
  insert(text: string): void;
  /** Starts a mention at the caret, which opens the list of images. */
  ask(): void;
  select(from: number, to: number): void;
  focus(): void;
};

/** A stable handle: the editor comes and goes with its element, while tiles and checks keep this one. */
export type EditorRef = EditorHandle & {
  attach(handle: EditorHandle): () => void;
  /** Directs inserts to a shot's editor, so that clicked images go where the user wrote last. Returns the reverse. */
  lend(handle: Pick<EditorHandle, "mention" | "insert" | "ask">): () => void;
  /** Resolves once the text is read: Generate may be clicked before the editor is loaded. */
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
