/** The start of a prompt on one line, cut between words where there are words; names a card. */
export function promptStart(prompt: string, most = 80): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = [...line].slice(0, most).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
