import { type Pressed, SIGNS } from "./shortcut-key";

/**
 * The label of a shortcut's key, from the keyboard's layout map (`KeyW` → `ц`): the shortcut itself on Latin keyboards,
 * where the character decides, and the label at the key's position on others.
 */
export function keyLabel(shortcut: string, layout: ReadonlyMap<string, string>): string {
  const place = placeOf(shortcut);
  const sign = place && layout.get(place.code);
  if (!sign || /^[\p{Script=Latin} -~]$/u.test(sign)) return shortcut;
  return `${place.shiftKey ? "⇧" : ""}${sign.toUpperCase()}`;
}

/** A shortcut's key on a US keyboard; undefined for anything but letters and the listed symbols. */
function placeOf(shortcut: string): Pressed | undefined {
  if (/^[a-z]$/i.test(shortcut)) return { key: shortcut, code: `Key${shortcut.toUpperCase()}`, shiftKey: false };
  for (const [code, signs] of Object.entries(SIGNS)) {
    const at = signs.indexOf(shortcut);
    if (at >= 0) return { key: shortcut, code, shiftKey: at === 1 };
  }
  return undefined;
}
