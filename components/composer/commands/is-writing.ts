/** Whether a key is being written into something, and means a letter. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || inDialog(target);
}

/** Whether something stands above the page and has the keys. */
export const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("dialog") !== null;
