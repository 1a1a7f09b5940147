/** `npm run check:words`: finds words that docs/glossary.md has retired. Exits with 1 on any. */
import { sourceFiles } from "./source-files.mjs";

/**
 * Retired words and parts of identifiers, and what to say instead. Retired words that are also plain English (take,
 * run, still, length) are left to reviewers: no pattern tells the two apart.
 * @type {[RegExp, string][]}
 */
const RETIRED = [
  [/\b(?:films?|filmed)\b/i, "video, or generation for the request and its life"],
  [/\bpictures?\b/i, "image; poster or frame of a video"],
  [/(?<!\.)\breferences?\b(?! images?\b)/i, "image, or reference image where it must be told apart"],
  [
    /\b(?:favourites?|colou?red|colours?|behaviours?|neighbours?|grey|catalogue|centre|licence)\b(?<!colored)/i,
    "the American spelling",
  ],
  [/\bglimpses?\b/i, "placeholder"],
  [/\b(?:prints?|contact sheets?)\b/i, "image, thumbnail"],
  [/\bsheets?\b/i, "dialog, panel, manifest or composer"],
  [/\bspread\b/i, "batch"],
  [/\b(?:a|an|the|one|this|that|same|each|every|its|per|single|two|second|next) press(?:es)?\b/i, "submit, or click"],
  [/\bholes?\b/i, "placeholder, or gap"],
  [/\bdesk\b/i, "composer, draft"],
  [/\b(?:bin|binned)\b/i, "trash"],
  [/\bhearts?\b/i, "favorite"],
  [/\b(?:shelf|shelves)\b/i, "status group, or collection"],
  [/\b(?:tellings?|news|bell)\b/i, "notification, change"],
  [/\b(?:parked|taken back)\b/i, "stalled, revoked"],
  [/\b(?:verdicts?|doorbells?|rung)\b/i, "outcome, callback"],
  [/\b(?:adopts?|adopted)\b/i, "recover"],
  [/\bcaps?\b/i, "limit"],
  [/\bstudios?\b/i, "instance, services, app"],
  [/\bviewers?\b/i, "user; visitor of a share link"],
  [/\bpersons?\b/i, "user"],
  [/\bwhoever\b/i, "the administrator, the user"],
  [/\b(?:a|the|one|each|every|paid|of|per) renders?\b/i, "generation"],
];

/** Lines in which a retired word means something else, by file and line. @type {[RegExp, RegExp][]} */
const ALLOWED = [
  [/^docs\/(?:glossary|decisions\/0050[\w-]+)\.md$|^CHANGELOG\.md$|^lib\/cli\/check-words\.mjs$/, /./],
  [/^e2e\/fixtures\/upgrade\//, /./],
  [/^db\/connection\/migrate\.postgres\.test\.ts$/, /"references"/],
  [/\bupgrade\.(?:spec|int\.test)\.ts$/, /poster\|reference|"Best with pictures"/],
  [/^README\.md$|^package\.json$/, /\b[Aa] studio for making videos\b/],
  [/./, /\/bin\b|\bbin\/|"bin"|server-reference-manifest/],
  [/./, /picture-?in-?picture|groupOfPictures|toColourspace|<picture|referrer/i],
  [/^package-lock\.json$/, /./],
  [/^(?:lib\/cli\/|lib\/simulator\/main\.ts|e2e\/shots\/main\.ts|knip\.json)/, /print/i],
  [/\.(?:mjs|ts)$/, /\/bin\/|"bin"\}/],
  // The provider's own messages.
  [/./, /real person/],
  [/^lib\/old-names(?:\.test)?\.ts$/, /./],
  [/^lib\/archives\/import\.int\.test\.ts$/, /favourite|reference-1/],
  // Names from outside: keys, icons, what is stored in browsers, words looked for in prompts.
  [/./, /caps ?lock|cap_drop|"ninefold-bell"|ReferenceImage\b/i],
  [/^components\//, /from "lucide-react"/],
  [/^components\/composer\/(?:checks\/vocabulary|library\/starters\/en)\.ts$/, /\bperson\b|bell buoy/],
];

/** Splits identifiers into words. @param {string} line */
const inWords = (line) => line.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[_$]/g, " ");

/** @param {{ file: string, text: string }[]} files */
function retiredWords(files) {
  /** @type {string[]} */
  const found = [];
  for (const { file, text } of files)
    for (const [at, line] of text.split("\n").entries()) {
      if (ALLOWED.some(([where, what]) => where.test(file) && what.test(line))) continue;
      const words = inWords(line);
      for (const [word, instead] of RETIRED) {
        const hit = words.match(word);
        if (hit) found.push(`${file}:${at + 1} says "${hit[0]}": ${instead}`);
      }
    }
  return found;
}

const files = await sourceFiles(/\.(?:ts|tsx|mjs|css|json|md|yml)$/);
const found = retiredWords(files);
for (const line of found) process.stderr.write(`${line}\n`);
process.stdout.write(`${files.length} files, ${found.length} retired words\n`);
process.exitCode = found.length > 0 ? 1 : 0;
