/** Scrolls the caret into view; browsers do it for typing, but not after a script inserts text. */
export function revealCaret(root: HTMLElement): void {
  const selection = root.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0).cloneRange();
  range.collapse(false);
  const caret = range.getClientRects()[0];
  if (!caret) return;
  const frame = root.getBoundingClientRect();
  if (caret.bottom > frame.bottom) root.scrollTop += caret.bottom - frame.bottom + 4;
  else if (caret.top < frame.top) root.scrollTop -= frame.top - caret.top + 4;
}
