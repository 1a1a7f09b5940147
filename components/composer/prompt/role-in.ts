import { charsOf, mentionPositions, type PromptText } from "./prompt-text";
import { ROLES, type Role } from "./roles";

/** What stands after the mention of an image with a role, such as ` is the character.`, in the language of the page. */
export type RolePhrases = Record<Role, string>;

/** The role that the prompt gives an image, or null: what is shown of it is what is sent. */
export function roleIn(doc: PromptText, key: string, phrases: RolePhrases): Role | null {
  const chars = charsOf(doc);
  for (const place of mentionPositions(doc, key)) {
    const role = ROLES.find((one) => chars.startsWith(phrases[one], place + 1));
    if (role) return role;
  }
  return null;
}
