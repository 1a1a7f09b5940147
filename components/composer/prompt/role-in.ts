import { ROLES, type Role } from "@/lib/generations/roles";
import { charsOf, mentionPositions, type PromptText } from "./prompt-text";

/** The sentence that follows a mention with a role, such as ` is the character.`, in the page's language. */
export type RolePhrases = Record<Role, string>;

/** The words after a mention that give it a role, in both languages: a prompt need not be in the page's. */
const WORDS: Record<Role, RegExp> = {
  character: /^ is the character(?![a-z])|^ ?是(?:主角|角色)/i,
  style: /^ is the style(?![a-z])|^ ?是风格(?:参考)?/i,
  scene: /^ is the scene(?![a-z])|^ ?是(?:故事发生的)?场景/i,
  object: /^ is the object(?![a-z])|^ ?是(?:物体|产品|最后的成品)/i,
  composition: /^ is the composition(?![a-z])|^ ?是构图(?:参考)?/i,
  first_frame: /^ is the first frame(?![a-z])|^ ?作为首帧/i,
  last_frame: /^ is the last frame(?![a-z])|^ ?作为尾帧/i,
};

/** The role that the text at a position gives to the mention before it, with the words that say so. */
export function roleAt(chars: string, place: number): { role: Role; words: string } | null {
  const after = chars.slice(place, place + 40);
  for (const role of ROLES) {
    const words = WORDS[role].exec(after)?.[0];
    if (words !== undefined) return { role, words };
  }
  return null;
}

/** The role that the prompt gives an image, or null, so that the label says what is sent. */
export function roleIn(doc: PromptText, key: string): Role | null {
  const chars = charsOf(doc);
  for (const place of mentionPositions(doc, key)) {
    const found = roleAt(chars, place + 1);
    if (found) return found.role;
  }
  return null;
}
