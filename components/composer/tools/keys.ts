/** The keys of the composer as they are shown. Single letters count only while nothing is being written. */
export const KEYS = [
  { id: "generate", keys: ["Ctrl/⌘", "↵"] },
  { id: "prompt", keys: ["/"] },
  { id: "mention", keys: ["@"] },
  { id: "undo", keys: ["Ctrl/⌘", "Z"] },
  { id: "redo", keys: ["Ctrl/⌘", "Shift", "Z"] },
  { id: "add", keys: ["A"] },
  { id: "move", keys: ["Shift", "← →"] },
  { id: "remove", keys: ["Del"] },
  { id: "sent", keys: ["W"] },
  { id: "keys", keys: ["?"] },
] as const;

/** Whether a key is being written into something, and means a letter. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || target.closest("dialog") !== null
  );
}
