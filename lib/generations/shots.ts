/**
 * A shot in the prompt, in seconds; without any (`Shot 2:`) it is not `timed`, and counts as one. `head` is the position
 * of its times or number and `body` of its description. A body ends where the next shot begins. The last one ends with
 * its line: text after that (style, roles) applies to the whole video.
 */
export type Shot = { from: number; to: number; timed: boolean; head: [number, number]; body: [number, number] };

const NUMBER = "(\\d+(?:\\.\\d+)?)";
/** `Shot 2:` as in the developer's guide, `0-3s:` and `Shot 2 (3s):` as in others, also with Chinese punctuation. */
const HEAD = new RegExp(
  `(?<![\\w.])(?:${NUMBER}\\s*[-–—~]\\s*${NUMBER}\\s*(?:s|sec|秒)|(?:shot|镜头)\\s*\\d+(?:\\s*[(（]\\s*${NUMBER}\\s*(?:s|sec|秒)\\s*[)）])?)\\s*[:：][ \\t]*`,
  "gi",
);

/** The shots of a prompt in order, in whose text a mention counts as one character; empty when it has none. */
export function shotsIn(chars: string): Shot[] {
  const heads = [...chars.matchAll(HEAD)];
  let clock = 0;
  return heads.map((match, at) => {
    const [written, from, to, length] = match;
    const start = from === undefined ? clock : Number(from);
    const end = to === undefined ? start + Number(length ?? 1) : Number(to);
    clock = end;
    const bodyFrom = match.index + written.length;
    const lineEnd = chars.indexOf("\n", bodyFrom);
    return {
      from: start,
      to: end,
      timed: (to ?? length) !== undefined,
      head: [match.index, bodyFrom],
      body: [bodyFrom, heads[at + 1]?.index ?? (lineEnd < 0 ? chars.length : lineEnd)],
    };
  });
}
