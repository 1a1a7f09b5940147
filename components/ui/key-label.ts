import { placeOf } from "./shortcut-key";

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
