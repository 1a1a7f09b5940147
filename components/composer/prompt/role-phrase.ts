import type { Role } from "@/lib/generations/roles";
import { type PromptDocument, replace } from "./prompt-document";
import { charsOf, docLength, type Mention, mentionPositions, type PromptText, sliceDoc, splice } from "./prompt-text";
import { type RolePhrases, roleAt, roleIn } from "./role-in";

/**
 * Gives an image a role by adding a sentence at the end of the prompt, which the user can edit. The previous role's
 * sentence is removed; of an edited one, only the words that name the role change. `null` removes the role.
 */
export function giveRole(prompt: PromptDocument, key: string, role: Role | null, phrases: RolePhrases): PromptDocument {
  if (!prompt.images.some((one) => one.key === key)) return prompt;
  const before = roleIn(prompt.doc, key);
  const next = before === null ? prompt : removePhrase(prompt, key, phrases[before]);
  if (before !== null && next === prompt) return reword(prompt, key, role && roleAt(phrases[role], 0));
  if (role === null) return next;
  const end = docLength(next.doc);
  const sentence: PromptText = [end === 0 || endsInNewLine(next.doc) ? "" : "\n", { key }, phrases[role]];
  const written = replace(next, end, end, sentence);
  return { ...written, caret: prompt.caret <= end ? prompt.caret : written.caret };
}

/** Changes the words that name the role and keeps what the user wrote about it. */
function reword(prompt: PromptDocument, key: string, to: { words: string } | null): PromptDocument {
  for (const place of mentionPositions(prompt.doc, key)) {
    const found = roleAt(charsOf(prompt.doc), place + 1);
    if (found) return replace(prompt, place + 1, place + 1 + found.words.length, [to?.words ?? ""]);
  }
  return prompt;
}

function removePhrase(prompt: PromptDocument, key: string, phrase: string): PromptDocument {
  for (const place of mentionPositions(prompt.doc, key)) {
    const after = sliceDoc(prompt.doc, place + 1, place + 1 + phrase.length);
    if (after.length !== 1 || after[0] !== phrase) continue;
    const before = sliceDoc(prompt.doc, Math.max(0, place - 1), place)[0];
    const from = before === "\n" ? place - 1 : place;
    const to = place + 1 + phrase.length;
    const caret = prompt.caret <= from ? prompt.caret : Math.max(from, prompt.caret - (to - from));
    return { ...prompt, doc: splice(prompt.doc, from, to, []), caret };
  }
  return prompt;
}

const endsInNewLine = (doc: PromptText): boolean => {
  const last: string | Mention | undefined = doc.at(-1);
  return typeof last === "string" && last.endsWith("\n");
};
