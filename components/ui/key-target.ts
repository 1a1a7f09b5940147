/** What moves a slider; any other key is free while one has the focus. */
const MOVES = /^(Arrow|Page|Home$|End$)/;

/** Whether a key belongs to the focused element (a field, a slider) or to a key combination. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "range") return MOVES.test(event.key);
  return target.isContentEditable || target.closest("input, textarea, select, [role=slider]") !== null;
}

/** Whether Space would activate the focused element. It doesn't activate links. */
export const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, summary") !== null;
