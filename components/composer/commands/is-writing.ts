/** Whether what is typed or dropped here goes into a field or an open dialog. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("dialog") !== null || /^(input|textarea|select)$/i.test(target.tagName));
