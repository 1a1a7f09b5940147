import { type Sent, sentOf } from "@/components/composer/cast/sent";
import { makeChoices } from "@/components/composer/choices/combinations";
import { combinationsOf, hasChoices } from "@/components/composer/choices/count";
import { placeholdersIn } from "@/components/composer/library/placeholders";
import { unbound } from "@/components/composer/prompt/bind-mentions";
import type { Image } from "@/components/composer/prompt/prompt-document";
import { charsOf, mentionPositions } from "@/components/composer/prompt/prompt-text";
import { DURATIONS, MAX_IMAGES, MAX_PROMPT } from "@/lib/generations/settings";
import { shotsOf } from "../shots/parse";
import { readTimeline } from "../shots/timeline";
import { endOf, fills } from "../shots/times";
import { CAST_RULES } from "./cast-rules";
import { looseBraces, tooManyCombinations } from "./choice-findings";
import type { CheckInput, Finding, Fix, Rule, RuleId } from "./rule";
import { longSpeech, manyLanguages, manySpeakers } from "./speech-findings";
import { BRANDS, CAMERA_MOVES, FACES, JOBS } from "./vocabulary";

const MOST_HELPFUL_IMAGES = 5;
const WORDS = 1_000;
const CHINESE = 500;
/** Seconds below which a shot is too short to take in. */
const SHORTEST_SHOT = 2;
/** How many characters around a mention are searched for the image's role. */
const NEARBY = 60;

const nameOf = (image: Image, number: number) => image.alias ?? `image${number}`;

/** Ascending numbers with runs shortened: `1, 3–6, 9`. */
function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(", "))).join(", ");
}

function matches(chars: string, patterns: readonly RegExp[], id: string): Omit<Finding, "rule">[] {
  for (const pattern of patterns) {
    const match = pattern.exec(chars);
    if (match) {
      const place: [number, number] = [match.index, match.index + match[0].length];
      return [{ id, values: { words: match[0] }, place, fixes: [] }];
    }
  }
  return [];
}

/** Checks before money is spent. Only what the provider would certainly refuse blocks the submit. */
export const RULES: readonly Rule[] = [
  ...CAST_RULES,
  {
    id: "mention_missing",
    blocks: true,
    source: "the provider numbers the images of the request from 1; a number beyond them has no image",
    find: ({ prompt }) => {
      const lost = unbound(prompt);
      const [first] = lost;
      if (!first) return [];
      const numbers = [...new Set(lost.map(({ number }) => number))].toSorted((a, b) => a - b);
      const unmention: Fix = { do: "unmention", places: lost.map(({ from, to }) => [from, to]) };
      const fits = numbers.some((number) => number <= MAX_IMAGES);
      return [
        {
          id: "",
          values: { numbers: ranges(numbers), count: numbers.length },
          place: [first.from, first.to],
          fixes: fits ? [{ do: "add" }, { do: "cast" }, unmention] : [unmention],
        },
      ];
    },
  },
  {
    id: "choices_many",
    blocks: true,
    source: "our own limit: nobody means to choose among more",
    find: ({ prompt }) => tooManyCombinations(prompt),
  },
  {
    id: "choices_loose",
    blocks: false,
    source: "our own choice groups: braces without a partner are sent as they are",
    find: ({ prompt }) => looseBraces(prompt),
  },
  {
    id: "placeholder",
    blocks: false,
    source: "our own templates: the text in brackets is a suggestion that the user hasn't reviewed yet",
    find: ({ prompt }) => {
      const chars = charsOf(prompt.doc);
      const [first, ...more] = placeholdersIn(chars);
      if (!first) return [];
      const words = chars.slice(first[0] + 1, first[1] - 1);
      const fix: Fix = { do: "put", from: first[0], to: first[1], text: words };
      return [{ id: "", values: { words, more: more.length, count: more.length + 1 }, place: first, fixes: [fix] }];
    },
  },
  {
    id: "face",
    blocks: false,
    source: "the provider's filters refuse realistic faces of real people, in images and in words",
    find: ({ prompt }) => matches(charsOf(prompt.doc), FACES, "face"),
  },
  {
    id: "brand",
    blocks: false,
    source: "the provider's filters refuse brands and protected characters",
    find: ({ prompt }) => matches(charsOf(prompt.doc), BRANDS, "brand"),
  },
  {
    id: "shots_over",
    blocks: false,
    source: "the model generates the chosen duration; later shots are lost",
    find: ({ prompt, settings: { duration } }) => {
      const timeline = readTimeline(prompt.doc);
      const end = endOf(timeline);
      const over = shotsOf(prompt.doc).find((shot) => shot.timed && shot.to > duration);
      if (!over || fills(end, duration)) return [];
      const fits = DURATIONS.find((choice) => choice >= end);
      const stretch: Fix = { do: "stretch", duration };
      const fixes: Fix[] = fits ? [{ do: "duration", duration: fits }, stretch] : [stretch];
      return [{ id: "", values: { end, duration, fits: fits ?? 15 }, place: over.head, fixes }];
    },
  },
  {
    id: "shots_short",
    blocks: false,
    source: "the model fills unplanned seconds with something of its own",
    find: ({ prompt, settings: { duration } }) => {
      const last = shotsOf(prompt.doc).at(-1);
      const end = endOf(readTimeline(prompt.doc));
      if (!last?.timed || end >= duration || fills(end, duration)) return [];
      return [{ id: "", values: { end, duration }, place: last.head, fixes: [{ do: "stretch", duration }] }];
    },
  },
  {
    id: "shots_crowded",
    blocks: false,
    source: "the model's guides: 2 to 3 seconds for each shot; the developer's samples have three shots",
    find: ({ prompt, settings }) => {
      const shots = shotsOf(prompt.doc);
      const [first] = shots;
      if (!first || shots.length < 2 || shots.length * SHORTEST_SHOT <= settings.duration) return [];
      const needed = shots.length * SHORTEST_SHOT;
      const fits = ([10, 15] as const).find((duration) => duration >= needed);
      const values = { count: shots.length, duration: settings.duration, fits: fits ?? 15, least: SHORTEST_SHOT };
      return [{ id: "", values, place: first.head, fixes: fits ? [{ do: "duration", duration: fits }] : [] }];
    },
  },
  {
    id: "shot_seconds",
    blocks: false,
    source: "the developer's prompt guide: the model follows the order of shots, ranges of seconds are unstable",
    find: ({ prompt }) => {
      const [first, second] = shotsOf(prompt.doc);
      if (!first?.timed || !second) return [];
      return [{ id: "", values: {}, place: first.head, fixes: [{ do: "number" }] }];
    },
  },
  {
    id: "camera_moves",
    blocks: false,
    source: "the model's guides: one camera move for each shot",
    find: ({ prompt }) => {
      const chars = charsOf(prompt.doc);
      const shots = shotsOf(prompt.doc);
      const scenes: [number, number][] = shots.length > 0 ? shots.map((shot) => shot.body) : [[0, chars.length]];
      return scenes.flatMap(([from, to]) => {
        const scene = chars.slice(from, to);
        const found = CAMERA_MOVES.flatMap((move) => move.exec(scene) ?? []);
        const second = found[1];
        if (found.length < 2 || second === undefined) return [];
        const at = from + scene.indexOf(second);
        return [{ id: String(from), values: { moves: found.join(", ") }, place: [at, at + second.length], fixes: [] }];
      });
    },
  },
  {
    id: "speech_long",
    blocks: false,
    source: "users' tests of the model; its guide gives no number, only that too much speech becomes unclear",
    find: longSpeech,
  },
  {
    id: "speech_languages",
    blocks: false,
    source: "the model's guide: one language in a clip",
    find: manyLanguages,
  },
  {
    id: "speech_speakers",
    blocks: false,
    source: "users' tests of the model: with one speaker in a shot the lips stay in sync",
    find: manySpeakers,
  },
  {
    id: "image_unmentioned",
    blocks: false,
    source: "the model's guides: an image that the text doesn't mention is used anywhere or ignored",
    find: ({ prompt }) => {
      const silent = prompt.images.filter((image) => mentionPositions(prompt.doc, image.key).length === 0);
      if (silent.length === 0) return [];
      const numbers = ranges(silent.map((image) => prompt.images.indexOf(image) + 1));
      const keys = silent.map((image) => image.key);
      const fixes: Fix[] = [
        { do: "roles", keys },
        { do: "leaveOut", keys },
      ];
      return [{ id: "", values: { numbers, count: silent.length }, place: null, fixes }];
    },
  },
  {
    id: "bare_mention",
    blocks: false,
    source: "the model's guides: give each image a role; a bare mention is weak",
    find: ({ prompt }) => {
      const chars = charsOf(prompt.doc);
      const bare = prompt.images.filter((image) => {
        const places = mentionPositions(prompt.doc, image.key);
        const hasJob = places.some((place) => JOBS.test(chars.slice(Math.max(0, place - NEARBY), place + NEARBY)));
        return places.length > 0 && !hasJob;
      });
      const [first] = bare;
      if (!first) return [];
      const [at = 0] = mentionPositions(prompt.doc, first.key);
      const names = bare.map((image) => nameOf(image, prompt.images.indexOf(image) + 1)).join(", ");
      const fix: Fix = { do: "roles", keys: bare.map((image) => image.key) };
      return [{ id: "", values: { names, count: bare.length }, place: [at, at + 1], fixes: [fix] }];
    },
  },
  {
    id: "many_images",
    blocks: false,
    source: "the model's guides: 4 or 5 images usually work best",
    find: ({ prompt, sent }) => {
      const count = prompt.images.length + sent.images.length;
      if (count <= MOST_HELPFUL_IMAGES || count > MAX_IMAGES) return [];
      return [{ id: "", values: { count, best: MOST_HELPFUL_IMAGES }, place: null, fixes: [] }];
    },
  },
  {
    id: "long",
    blocks: false,
    source: "recommended by the model's developer: at most 1,000 English words or 500 Chinese characters",
    find: ({ sent }) => {
      const { text } = sent;
      const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      const words = text.match(/[\p{Script=Latin}\p{M}\d]+/gu)?.length ?? 0;
      if (text.length > MAX_PROMPT || (chinese <= CHINESE && words <= WORDS)) return [];
      return [
        { id: "", values: { chinese, words, most: chinese > CHINESE ? CHINESE : WORDS }, place: null, fixes: [] },
      ];
    },
  },
];

/** What is sent, and of a prompt with choices the combination with the most images: the one that may not fit. */
function fullest(input: CheckInput): Sent {
  const count = combinationsOf(input.prompt);
  const all = Array.from({ length: hasChoices(count) ? count : 1 }, (_, index) =>
    sentOf(hasChoices(count) ? makeChoices(input.prompt, index, input.cast.elements).prompt : input.prompt, input),
  );
  return all.reduce((most, sent) => (sent.images.length > most.images.length ? sent : most));
}

export function check(input: CheckInput): Finding[] {
  const all = { ...input, sent: fullest(input) };
  return RULES.flatMap((rule) => rule.find(all).map((finding) => ({ rule: rule.id, ...finding })));
}

export const blocks = (id: RuleId): boolean => RULES.some((rule) => rule.id === id && rule.blocks);
