import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";

/**
 * A shot in the prompt, in seconds. `head` is the position of its times and `body` of its description. A body ends
 * where the next shot begins. The last one ends with its line: text after that (style, roles) applies to the whole
 * video.
 */
export type Shot = { from: number; to: number; head: [number, number]; body: [number, number] };

const NUMBER = "(\\d+(?:\\.\\d+)?)";
/** `0-3s:` and `Shot 2 (3s):` as in the model's guides, also with Chinese punctuation. */
const HEAD = new RegExp(
  `(?<![\\w.])(?:${NUMBER}\\s*[-–—~]\\s*${NUMBER}\\s*(?:s|sec|秒)|(?:shot|镜头)\\s*\\d+\\s*[(（]\\s*${NUMBER}\\s*(?:s|sec|秒)\\s*[)）])\\s*[:：][ \\t]*`,
  "gi",
);

/** The shots of a prompt in order; empty when it has none. */
export function shotsOf(doc: PromptText): Shot[] {
  const chars = charsOf(doc);
  const heads = [...chars.matchAll(HEAD)];
  let clock = 0;
  return heads.map((match, at) => {
    const [written, from, to, length] = match;
    const start = from === undefined ? clock : Number(from);
    const end = to === undefined ? start + Number(length) : Number(to);
    clock = end;
    const bodyFrom = match.index + written.length;
    const lineEnd = chars.indexOf("\n", bodyFrom);
    return {
      from: start,
      to: end,
      head: [match.index, bodyFrom],
      body: [bodyFrom, heads[at + 1]?.index ?? (lineEnd < 0 ? chars.length : lineEnd)],
    };
  });
}
