import { type Token, walk } from "./walk-nodes";

/** Positions in the document: where the selection began and where it is now. */
export type CaretRange = { anchor: number; focus: number };

export const ends = (span: CaretRange): [from: number, to: number] =>
  span.anchor <= span.focus ? [span.anchor, span.focus] : [span.focus, span.anchor];

/** The selection inside the editor, or null when it is elsewhere. */
export function caretRange(root: HTMLElement): CaretRange | null {
  const selection = root.ownerDocument.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || !root.contains(selection.anchorNode)) return null;
  const tokens = walk(root);
  return {
    anchor: offsetOf(root, tokens, selection.anchorNode, selection.anchorOffset),
    focus: offsetOf(root, tokens, selection.focusNode, selection.focusOffset),
  };
}

/** Converts a DOM point to a position in the document. */
function offsetOf(root: HTMLElement, tokens: readonly Token[], node: Node, offset: number): number {
  const last = tokens.at(-1);
  const end = last ? last.start + last.length : 0;
  if (node instanceof Text) {
    const token = tokens.find((one) => one.node === node);
    if (token) return token.start + offset;
  }
  const inside = tokens.find((one) => one.kind === "chip" && one.node.contains(node));
  if (inside) return inside.start + (offset > 0 ? 1 : 0);
  if (!root.contains(node)) return end;
  // Between an element's children: the first token at or after the child that the point precedes.
  const child = node.childNodes[offset];
  if (child) {
    const at = tokens.find((one) => one.node === child || child.contains(one.node));
    if (at) return at.start;
  }
  const before = tokens.filter((one) => node.contains(one.node)).at(-1);
  return before ? before.start + before.length : end;
}

/** Converts a position to a DOM point, preferably in text; between two chips there is none, so the parent has to do. */
export function pointAt(root: HTMLElement, place: number): { node: Node; offset: number } {
  const tokens = walk(root);
  for (const token of tokens) {
    if (token.kind === "text" && place >= token.start && place <= token.start + token.length) {
      return { node: token.node, offset: place - token.start };
    }
  }
  const next = tokens.find((token) => token.start >= place);
  const offset = next ? [...root.childNodes].indexOf(next.node as ChildNode) : root.childNodes.length;
  return { node: root, offset: offset < 0 ? root.childNodes.length : offset };
}

export function setRange(root: HTMLElement, span: CaretRange): void {
  const anchor = pointAt(root, span.anchor);
  const focus = pointAt(root, span.focus);
  root.ownerDocument.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}
