import { charsOf, mentionPositions, type PromptText } from "./prompt-text";
import { ROLES, type Role } from "./roles";

/** The text that follows a mention with a role, such as ` is the character.`, in the page's language. */
export type RolePhrases = Record<Role, string>;

/** The role that the prompt text gives an image, or null, so that the card shows what is sent. */
export function roleIn(doc: PromptText, key: string, phrases: RolePhrases): Role | null {
  const chars = charsOf(doc);
  for (const place of mentionPositions(doc, key)) {
    const role = ROLES.find((one) => chars.startsWith(phrases[one], place + 1));
    if (role) return role;
  }
  return null;
}
