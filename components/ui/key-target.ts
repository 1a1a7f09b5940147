/** Whether a key belongs to what has the focus (a field, a slider, a dialog) or to another combination of keys. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, dialog, [role=slider]") !== null;
}

/** Whether Space would press what has the focus. A link is not pressed by it. */
export const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, summary") !== null;
