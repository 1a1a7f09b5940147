import { placeOf } from "./shortcut-key";

/**
 * What stands on the key that runs a shortcut, by the signs that a keyboard's keys write (`KeyW` → `ц`): the shortcut
 * itself on Latin keyboards, where the sign decides, and what is printed on its place on others.
 */
export function keyLabel(shortcut: string, layout: ReadonlyMap<string, string>): string {
  const place = placeOf(shortcut);
  const sign = place && layout.get(place.code);
  if (!sign || /^[\p{Script=Latin} -~]$/u.test(sign)) return shortcut;
  return `${place.shiftKey ? "⇧" : ""}${sign.toUpperCase()}`;
}
