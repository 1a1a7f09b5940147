/** The outermost pairs of braces in a text, with them. A backslash escapes; a brace without its other one is text. */
export function bracesIn(text: string): string[] {
  const pairs: { from: number; to: number }[] = [];
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/\\.|[{}]/gsu)) {
    if (sign === "{") open.push(index);
    const from = sign === "}" ? open.pop() : undefined;
    if (from === undefined) continue;
    while ((pairs.at(-1)?.from ?? -1) > from) pairs.pop();
    pairs.push({ from, to: index + 1 });
  }
  return pairs.map(({ from, to }) => text.slice(from, to));
}

/** The choices of a choice group, as they are written; one for a pair without a bar at its top level. */
export function choicesIn(group: string): string[] {
  const choices: string[] = [];
  let choice = "";
  let depth = 0;
  for (const [sign] of group.slice(1, -1).matchAll(/\\.|./gsu)) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    const ends = sign === "|" && depth === 0;
    if (ends) choices.push(choice);
    choice = ends ? "" : choice + sign;
  }
  return [...choices, choice];
}
