import { isTaken } from "./key-target";

let early: (() => void)[] = [];

/** Repeats an event where it happened. What a drop or a paste carries can only be read while it happens. */
function repeat(event: KeyboardEvent | ClipboardEvent | DragEvent): () => void {
  const { type, target } = event;
  if (event instanceof KeyboardEvent)
    return () => event.defaultPrevented || target?.dispatchEvent(new KeyboardEvent(type, event));
  const carried = "clipboardData" in event ? event.clipboardData : event.dataTransfer;
  const data = new DataTransfer();
  for (const kind of carried?.types ?? []) if (kind !== "Files") data.setData(kind, carried?.getData(kind) ?? "");
  for (const file of carried?.files ?? []) data.items.add(file);
  const options = { bubbles: true, cancelable: true };
  const again =
    "clipboardData" in event
      ? new ClipboardEvent(type, { ...options, clipboardData: data })
      : new DragEvent(type, { ...options, dataTransfer: data });
  return () => target?.dispatchEvent(again);
}

const isField = ({ target }: Event): boolean =>
  target instanceof Element && target.closest("input, textarea, select, dialog") !== null;

function collect(event: KeyboardEvent | ClipboardEvent | DragEvent): void {
  if (event instanceof KeyboardEvent ? isTaken(event) : isField(event)) return;
  // Otherwise the browser would open a dropped file, and paste what the prompt doesn't take.
  if (!(event instanceof KeyboardEvent)) event.preventDefault();
  if (event.type !== "dragover") early.push(repeat(event));
}
const COLLECTED = ["keydown", "paste", "dragover", "drop"] as const;

/** Keeps keys, pastes and drops until what handles them is loaded. Returns how to stop. */
export function collectEarly(): () => void {
  for (const name of COLLECTED) window.addEventListener(name, collect);
  return () => {
    early = [];
    for (const name of COLLECTED) window.removeEventListener(name, collect);
  };
}

/** It is loaded: repeats them, once. */
export function repeatEarly(): void {
  const repeats = early;
  early = [];
  for (const name of COLLECTED) window.removeEventListener(name, collect);
  for (const again of repeats) again();
}
