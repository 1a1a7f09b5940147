type Pressed = { key: string; code: string; shiftKey: boolean };

/** Signs that are shortcuts, by the place on a US keyboard that has them, without and with Shift. */
const SIGNS: Record<string, readonly [string, string]> = {
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Digit2: ["2", "@"],
};

/** Whether the letters that were pressed last are Latin ones. No browser tells the layout in use. */
let latin = true;

/**
 * Which shortcut a key is, in lower case (`k`, `?`, `arrowleft`, ` `): by what it writes where that is Latin, so that
 * AZERTY and Dvorak have their own letters, and by its place on a US keyboard where it writes anything else (Russian,
 * Greek, Hebrew, Arabic, Korean, full-width signs). Each handler of letters and signs asks this and none `event.key`.
 */
export function shortcutKey({ key, code, shiftKey }: Pressed): string {
  if (/^[A-Z]\w+$/.test(key)) return key.toLowerCase();
  if (/^\p{Script=Latin}$/u.test(key)) {
    latin = true;
    return key.toLowerCase();
  }
  if (/\p{L}/u.test(key)) latin = false;
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  // A Hebrew keyboard writes ' with the key of W, where Dvorak has its comma.
  if (/^[ -~]$/.test(key) && (latin || !letter)) return key;
  return letter ?? SIGNS[code]?.[shiftKey ? 1 : 0] ?? key.toLowerCase();
}

/** The place of a shortcut's key on a US keyboard; undefined for what is no letter and none of the signs. */
export function placeOf(shortcut: string): Pressed | undefined {
  if (/^[a-z]$/i.test(shortcut)) return { key: shortcut, code: `Key${shortcut.toUpperCase()}`, shiftKey: false };
  for (const [code, signs] of Object.entries(SIGNS)) {
    const at = signs.indexOf(shortcut);
    if (at >= 0) return { key: shortcut, code, shiftKey: at === 1 };
  }
  return undefined;
}
