/** What other parts of the composer may ask of the text. */
export type EditorHandle = {
  /** Puts the mention of a picture where the caret is or was. */
  mention(key: string): void;
  insert(text: string): void;
  select(from: number, to: number): void;
  focus(): void;
};

/** The text comes and goes with its element; the tiles and the checks speak to whichever is there. */
export type EditorPort = EditorHandle & { attach(handle: EditorHandle): () => void };

export function createEditorPort(): EditorPort {
  let current: EditorHandle | null = null;
  return {
    attach(handle) {
      current = handle;
      return () => {
        if (current === handle) current = null;
      };
    },
    mention: (key) => current?.mention(key),
    insert: (text) => current?.insert(text),
    select: (from, to) => current?.select(from, to),
    focus: () => current?.focus(),
  };
}
