export type PromptPart = { kind: "text"; text: string } | { kind: "picture"; number: number; text: string };

/** Cuts a prompt at its mentions `@image1` … `@image9`. A number with no picture behind it stays text. */
export function promptParts(prompt: string, pictures: number): PromptPart[] {
  const parts: PromptPart[] = [];
  let end = 0;
  for (const match of prompt.matchAll(/@image([1-9])(?!\d)/gi)) {
    const number = Number(match[1]);
    if (number > pictures) continue;
    if (match.index > end) parts.push({ kind: "text", text: prompt.slice(end, match.index) });
    parts.push({ kind: "picture", number, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < prompt.length) parts.push({ kind: "text", text: prompt.slice(end) });
  return parts;
}
