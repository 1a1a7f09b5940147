/**
 * The words that steer the simulator. Put one or more into a prompt, as in `A lighthouse [sim:slow=30]
 * [sim:no-callback]`. `usual` is the number when none is given after the equals sign.
 */
const words = {
  fast: { does: "Finishes after one second, or as soon as the video is drawn." },
  slow: { does: "Finishes after that many seconds.", usual: 30 },
  hang: { does: "Never finishes; no callback comes." },

  "fail-moderation": { does: "Fails early: the words were refused by moderation. Costs nothing." },
  "fail-image": { does: "Fails early: an image was refused by moderation. Costs nothing." },
  "fail-output": { does: "Fails at the end: the finished video was refused by moderation. Costs nothing." },
  "fail-provider": { does: "Fails at the end with an internal error. Costs nothing." },
  "fail-charged": { does: "Fails at the end and is charged all the same." },

  "submit-400": { does: "The submit is refused with 400. No task is made." },
  "submit-429": { does: "The submit is turned away with 429 and Retry-After. No task is made." },
  "submit-500": { does: "The submit answers 500. No task is made." },
  "submit-html": { does: "The submit answers with a gateway's HTML page and 502. No task is made." },
  "submit-500-made": { does: "The task is made, then the submit answers 500." },
  "submit-reset": { does: "The task is made, then the connection is reset without an answer." },
  "submit-hang": { does: "The task is made, then the submit is never answered." },
  "submit-no-id": { does: "The task is made, but the answer does not say its id." },

  "no-callback": { does: "The callback is lost." },
  "double-callback": { does: "The callback comes twice at the same moment." },
  "flat-callback": { does: "The callback carries the task alone, without the envelope around it." },
  "early-callback": { does: "A callback comes before the submit's own answer, and another at the end." },

  "query-404": { does: "For that many seconds after the submit, asking answers 404.", usual: 20 },
  "query-500": { does: "The first so many questions answer 500.", usual: 3 },
  "query-html": { does: "The first so many questions answer with an HTML page and 502.", usual: 2 },
  "odd-status": { does: "While it is open, the status is a word that no document knows." },
  "array-result": { does: "The result is a list of objects." },
  "no-video": { does: "Succeeds without a video." },
  "empty-content": { does: "Succeeds without a video, because the model's vendor gave none and bills it. Is charged." },
  "status-completed": { does: "The status of success is `completed`." },
  "status-succeeded": { does: "The status of success is `succeeded`." },
  "status-done": { does: "The status of success is `done`." },

  "dead-url": { does: "The video's address answers 404." },
  "private-url": { does: "The video's address lies in a private network." },
  huge: { does: "The video claims to be 20 GB long, and keeps coming." },
  endless: { does: "The video does not say how long it is, and never ends." },
  "late-file": { does: "For that many seconds, the video's address answers 404.", usual: 20 },
  half: { does: "The video ends half way, as if that were all of it." },
  "odd-encoding": { does: "The video says that it is encoded as aws-chunked, and is not." },
  "not-video": { does: "The video's address answers with an HTML page." },
  truncated: { does: "The video's connection breaks half way." },
  stalled: { does: "The video stops coming half way, with the connection left open." },

  "refine-slow": { does: "Refining it: waits so many tenths of a second after each piece of the answer.", usual: 5 },
  "refine-lose": { does: "Refining it: the answer has none of the mentions and quotes." },
  "refine-lose-once": { does: "Refining it: the same, and when it is asked again it has them." },
  "refine-unknown": { does: "Refining it: the answer mentions something that is not there." },
  "refine-empty": { does: "Refining it: the answer is empty." },
  "refine-endless": { does: "Refining it: the answer never ends." },
  "refine-hang": { does: "Refining it: the answer never begins." },
  "refine-cut": { does: "Refining it: the connection breaks halfway." },
  "refine-error": { does: "Refining it: halfway, the answer contains an error." },
  "refine-html": { does: "Refining it: the answer is an HTML page." },
  "refine-401": { does: "Refining it: the key is refused." },
  "refine-429": { does: "Refining it: it is turned away with 429." },
  "refine-500": { does: "Refining it: it answers 500." },
  "refine-thoughts": { does: "Refining it: thoughts, and no text." },
  "refine-think": { does: "Refining it: thoughts and a code fence around the text." },
  "refine-whole": { does: "Refining it: the answer comes at once instead of as a stream." },
  "refine-odd": { does: "Refining it: a stream with other line ends, and without its last mark." },
} as const satisfies Record<string, { does: string; usual?: number }>;

type Word = keyof typeof words;

/** The steering words of a prompt, each with its number. */
export type Script = ReadonlyMap<Word, number>;

export function readScript(prompt: string): Script {
  const script = new Map<Word, number>();
  for (const [, name = "", value] of prompt.matchAll(/\[sim:([a-z0-9-]{1,40})(?:=(\d{1,6}))?\]/g)) {
    if (isWord(name)) script.set(name, value === undefined ? usual(name) : Number(value));
  }
  return script;
}

const isWord = (name: string): name is Word => Object.hasOwn(words, name);

function usual(name: Word): number {
  const word: { does: string; usual?: number } = words[name];
  return word.usual ?? 1;
}
