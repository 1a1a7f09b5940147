export type Pressed = { key: string; code: string; shiftKey: boolean };

/** Symbols that are shortcuts, by their keys on a US keyboard, without and with Shift. */
export const SIGNS: Record<string, readonly [string, string]> = {
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Digit2: ["2", "@"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
};

/** Whether the last typed letters were Latin. No browser reports the active layout. */
let latin = true;

/**
 * The shortcut of a key press in lower case (`k`, `?`, `arrowleft`, ` `): by its character where that is Latin, so that
 * AZERTY and Dvorak use their own letters, and by its position on a US keyboard otherwise (Russian, Greek, Hebrew,
 * Arabic, Korean, full-width characters). All handlers of letters and symbols use this instead of `event.key`.
 */
export function shortcutKey({ key, code, shiftKey }: Pressed): string {
  if (/^[A-Z]\w+$/.test(key)) return key.toLowerCase();
  if (/^\p{Script=Latin}$/u.test(key)) {
    latin = true;
    return key.toLowerCase();
  }
  if (/\p{L}/u.test(key)) latin = false;
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  // A Hebrew keyboard types ' with the W key, where Dvorak has its comma.
  if (/^[ -~]$/.test(key) && (latin || !letter)) return key;
  return letter ?? SIGNS[code]?.[shiftKey ? 1 : 0] ?? key.toLowerCase();
}
