/** Whether a key press goes into a field and means a letter. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || inDialog(target);
}

/** Whether an open dialog receives the keys. */
export const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("dialog") !== null;
