import { expect, test } from "vitest";
import { initialState } from "@/components/composer/initial-state";
import {
  appendImage,
  EMPTY_DOCUMENT,
  type PromptDocument,
  replace,
} from "@/components/composer/prompt/prompt-document";
import { DEFAULTS } from "@/lib/generations/settings";
import { blocks, check, RULES } from "./check";

const input = (text: string, images = 0, settings: Partial<typeof DEFAULTS> = {}) => {
  let prompt: PromptDocument = EMPTY_DOCUMENT;
  for (let at = 1; at <= images; at++) {
    prompt = appendImage(prompt, { key: `k${at}`, name: `${at}.png`, alias: null });
  }
  return { ...initialState(null), prompt: replace(prompt, 0, 0, [text]), settings: { ...DEFAULTS, ...settings } };
};
const found = (...args: Parameters<typeof input>) => check(input(...args)).map((finding) => finding.rule);

test("a good prompt has no findings", () => {
  expect(found("A woman as in @image1 is the character who walks through rain. Slow push-in.", 1)).toEqual([]);
});

test("only what would be refused, or what its user did not write, blocks", () => {
  expect(found("see @image3 as the scene", 0)).toEqual(["mention_missing"]);
  expect(RULES.filter((rule) => blocks(rule.id)).map((rule) => rule.id)).toEqual([
    "images_over",
    "element_gap",
    "mention_missing",
    "choices_many",
  ]);
});

test("all mentions without an image are one finding, which asks for the images or deletes the mentions", () => {
  const [finding, ...more] = check(input("@image2 as the scene, @image1 is the style, @image2", 0));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    values: { numbers: "1, 2", count: 2 },
    fixes: [{ do: "add" }, { do: "cast" }, { do: "unmention" }],
  });
  expect(check(input("see @image12 as the scene"))[0]?.fixes.map((fix) => fix.do)).toEqual(["unmention"]);
});

test("an unmentioned image is found and can be mentioned or left out in one click", () => {
  const [finding] = check(input("rain", 1));
  expect(finding).toMatchObject({
    rule: "image_unmentioned",
    fixes: [
      { do: "roles", keys: ["k1"] },
      { do: "leaveOut", keys: ["k1"] },
    ],
  });
  expect(check(input("@image2 is the style", 9))[0]?.values).toMatchObject({ numbers: "1, 3–9", count: 8 });
});

test("a mention without a role is found at its position", () => {
  const [finding] = check(input("Rain falls, @image1 runs", 1));
  expect(finding).toMatchObject({ rule: "bare_mention", place: [12, 13], fixes: [{ do: "roles", keys: ["k1"] }] });
});

test("shots that are too long are found, with the duration that would fit", () => {
  const [finding] = check(input("0-3s: rain\n3-8s: a door opens", 0, { duration: 5 }));
  expect(finding).toMatchObject({
    rule: "shots_over",
    fixes: [
      { do: "duration", duration: 10 },
      { do: "stretch", duration: 5 },
    ],
  });
  expect(found("镜头1（3秒）：雨。镜头2（4秒）：门开了", 0, { duration: 5 })).toEqual(["shots_over", "shot_seconds"]);
  expect(found("0-1s: a\n1-2s: b\n2-3s: c\n3-5s: d", 0, { duration: 5 })).toEqual(["shots_crowded", "shot_seconds"]);
});

test("shots that end before the video are found and can be stretched", () => {
  const [finding] = check(input("0-2s: rain\n2-5s: a door opens", 0, { duration: 10 }));
  expect(finding).toMatchObject({ rule: "shots_short", fixes: [{ do: "stretch", duration: 10 }] });
});

test("shots by seconds are found and can be numbered; numbered ones are neither too long nor too short", () => {
  const [finding] = check(input("0-2s: rain\n2-5s: a door opens"));
  expect(finding).toMatchObject({ rule: "shot_seconds", fixes: [{ do: "number" }] });
  expect(found("Shot 1: rain\nShot 2: a door\n镜头3：the sea", 0, { duration: 10 })).toEqual([]);
  expect(found("Shot 1: a\nShot 2: b\nShot 3: c", 0, { duration: 5 })).toEqual(["shots_crowded"]);
});

test("two camera moves in one shot are found; one in each of two shots are fine", () => {
  expect(found("Slow push-in, then the camera pans left")).toEqual(["camera_moves"]);
  expect(found("Shot 1: slow push-in\nShot 2: pan left", 0)).toEqual([]);
  expect(found("镜头推近，然后环绕人物")).toEqual(["camera_moves"]);
});

test("a camera move whose name contains another counts once", () => {
  expect(found("A slow dolly zoom")).toEqual([]);
  expect(found("希区柯克变焦")).toEqual([]);
  expect(found("Shot 1: whip pan to the door\nShot 2: static", 0)).toEqual([]);
});

test("an unfilled placeholder is found, and its suggestion can be kept in one click", () => {
  const [finding] = check(input("A [red] kite in [the rain]"));
  expect(finding).toMatchObject({ rule: "placeholder", place: [2, 7], values: { count: 2 } });
  expect(finding?.fixes).toEqual([{ do: "put", from: 2, to: 7, text: "red" }]);
});

test("words that the filters usually block are found before they cost a try", () => {
  expect(found("Spiderman drinks Coca-Cola")).toEqual(["brand"]);
  expect(found("一位明星走过街道")).toEqual(["face"]);
});

test("length is counted in words or in Chinese characters, depending on the language of the prompt", () => {
  expect(found("雨".repeat(501))).toEqual(["long"]);
  expect(found("rain ".repeat(600))).toEqual([]);
});

test("choices: braces without a partner and too many combinations are told, speech in braces is not", () => {
  expect(found("she says {good evening} at {dawn|dusk}", 0)).toEqual([]);
  expect(found("a {dawn|dusk street", 0)).toEqual(["choices_loose"]);
  expect(found("{a|b}".repeat(7), 0)).toEqual(["choices_many"]);
});

const spoken = (...args: Parameters<typeof input>) => found(...args).filter((rule) => rule.startsWith("speech"));

test("speech: more than its time holds is told, of all speakers together or in one shot", () => {
  const five = 'Mira says: "one two three four five six"';
  expect(found(five)).toEqual([]);
  expect(found(`${five}. Leo asks: "seven?"`)).toEqual(["speech_long", "speech_speakers"]);
  expect(found(`${five}. Leo asks: "seven?"`, 0, { duration: 10 })).toEqual(["speech_speakers"]);
  expect(spoken('0-2s: Mira says: "one two three four"\n2-10s: rain', 0, { duration: 10 })).toEqual(["speech_long"]);
  const six = 'Mira says: "one two three four five six"';
  expect(spoken(`Shot 1: ${six}\nShot 2: rain`, 0, { duration: 5 })).toEqual([]);
  expect(found(`米拉说：“${"雨".repeat(20)}”`)).toEqual([]);
  expect(check(input(`米拉说：“${"雨".repeat(21)}”`))).toMatchObject([
    { rule: "speech_long", values: { unit: "signs", count: 21, most: 20 } },
  ]);
});

test("speech: a second language in the video and a second speaker in a shot are told, others are not", () => {
  expect(spoken('Shot 1: Mira says: "Hello."\nShot 2: Leo says: "Bye."', 0, { duration: 10 })).toEqual([]);
  expect(found('Mira says: "Hello." Mira says in Japanese: "やあ"', 0, { duration: 10 })).toEqual(["speech_languages"]);
  expect(found('Mira says: "Hello." Mira says in French: "Salut"', 0, { duration: 10 })).toEqual(["speech_languages"]);
  expect(found('Mira says: "Hi." Leo says: "Hi."', 0, { duration: 10 })).toEqual(["speech_speakers"]);
});
