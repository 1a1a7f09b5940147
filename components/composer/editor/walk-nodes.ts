/** The editor's DOM content in reading order. `length` is in characters of the document; a chip counts as one. */
export type Token =
  | { kind: "text"; node: Text; start: number; length: number }
  | { kind: "chip"; node: HTMLElement; key: string; start: number; length: 1 }
  | { kind: "break"; node: Node; start: number; length: 0 | 1 };

export const keyOf = (node: Node): string | null => (node instanceof HTMLElement && node.dataset.key) || null;

/**
 * Reads the editor's DOM, whatever the browser made of it. It should be flat text and chips with one trailing `<br>`
 * (which gives the last line its height and isn't a character), but autocorrect or an extension may nest elements.
 */
export function walk(root: HTMLElement): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const visit = (parent: Node) => {
    for (const node of parent.childNodes) {
      const key = keyOf(node);
      if (key !== null && node instanceof HTMLElement) {
        tokens.push({ kind: "chip", node, key, start, length: 1 });
        start += 1;
      } else if (node instanceof Text) {
        tokens.push({ kind: "text", node, start, length: node.length });
        start += node.length;
      } else if (node instanceof HTMLBRElement) {
        const length = node === root.lastChild ? 0 : 1;
        tokens.push({ kind: "break", node, start, length });
        start += length;
      } else if (node instanceof HTMLElement) {
        // A block that the browser created for a new line.
        if (start > 0 && /^(div|p|li)$/i.test(node.tagName)) {
          tokens.push({ kind: "break", node, start, length: 1 });
          start += 1;
        }
        visit(node);
      }
    }
  };
  visit(root);
  return tokens;
}

/** Whether the DOM is flat, as the editor itself writes it. */
export const isFlat = (root: HTMLElement): boolean =>
  root.lastChild instanceof HTMLBRElement &&
  [...root.childNodes].every((node) =>
    node instanceof Text ? true : keyOf(node) !== null || (node === root.lastChild && node instanceof HTMLBRElement),
  );
