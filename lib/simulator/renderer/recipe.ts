import { createHash } from "node:crypto";
import { random } from "../random";
import { type Palette, type PaletteName, palettes } from "./palettes";

const sceneNames = ["ridges", "sea", "lake", "dunes", "forest", "city", "window", "aurora", "ink"] as const;
export type SceneName = (typeof sceneNames)[number];

export type SceneRecipe = {
  scene: SceneName;
  palette: Palette;
  weather: "clear" | "rain" | "snow";
  cat: boolean;
  seed: number;
};

/** Words that select a scene; the first match decides. Prompts without any get a scene by their hash. */
const calls: ReadonlyArray<readonly [SceneName, RegExp]> = [
  ["aurora", /aurora|northern lights|arctic|极光/i],
  ["ink", /\bink\b|abstract|smoke|liquid|fluid|dream|silk|墨|烟|抽象|梦/i],
  [
    "window",
    /window|neon|caf[eé]|coffee|bokeh|(rain.*(city|street|night))|((city|street|night).*rain)|窗|霓虹|咖啡|雨.*城|城.*雨/i,
  ],
  ["sea", /ocean|\bsea\b|beach|wave|coast|sail|ship|lighthouse|island|surf|海|浪|船|岛/i],
  ["lake", /\blake\b|pond|river|reflection|swan|湖|河|江/i],
  ["dunes", /desert|dune|\bsand|camel|sahara|沙/i],
  ["forest", /forest|wood|tree|jungle|garden|deer|fox|moss|林|森|树|花园/i],
  ["city", /city|street|skyline|tower|tokyo|new york|shanghai|roof|traffic|\bcar\b|城|楼|街|车/i],
  ["ridges", /mountain|hill|valley|peak|fog|mist|snow|dragon|horse|山|雾|雪|峰/i],
];

const moods: ReadonlyArray<readonly [RegExp, readonly PaletteName[]]> = [
  [/night|midnight|moon|star|dark|neon|夜|月|星/i, ["midnight", "violet", "teal", "bluehour"]],
  [/snow|winter|frost|ice|雪|冬|冰/i, ["frost", "bluehour", "rose"]],
  [/rain|storm|雨/i, ["bluehour", "haze", "teal"]],
  [/sunset|dusk|golden|evening|夕|黄昏|傍晚/i, ["ember", "gold", "rose"]],
  [/dawn|sunrise|morning|晨|日出/i, ["rose", "haze", "jade"]],
];

const usual: Record<SceneName, readonly PaletteName[]> = {
  ridges: ["ember", "rose", "haze", "jade", "bluehour", "gold", "frost"],
  sea: ["ember", "rose", "gold", "bluehour", "haze"],
  lake: ["rose", "jade", "bluehour", "ember", "frost"],
  dunes: ["sand", "gold", "ember", "rose"],
  forest: ["jade", "gold", "haze", "teal"],
  city: ["ember", "bluehour", "violet", "rose"],
  window: ["midnight", "violet", "bluehour", "teal"],
  aurora: ["teal", "midnight", "violet"],
  ink: ["ember", "teal", "violet", "rose", "jade", "sand"],
};

/** What to draw for a prompt: always the same for the same prompt and variant. */
export function readRecipe(prompt: string, variation = 0): SceneRecipe {
  const seed = createHash("sha256").update(`${prompt}#${variation}`).digest().readUInt32LE(0);
  const draw = random(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(draw() * list.length)] ?? otherwise;
  const drawn = pick(sceneNames, "ridges");
  const scene = calls.find(([, words]) => words.test(prompt))?.[0] ?? drawn;
  const mood = moods.find(([words]) => words.test(prompt))?.[1] ?? usual[scene];
  const fitting = mood.filter((name) => (scene !== "aurora" && scene !== "window" ? true : palettes[name].night));
  const palette = palettes[pick(fitting.length > 0 ? fitting : usual[scene], "ember")];
  const weather = /snow|blizzard|雪/i.test(prompt) ? "snow" : /rain|storm|雨/i.test(prompt) ? "rain" : "clear";
  return { scene, palette, weather, cat: /\b(cats?|kitten)\b|猫/i.test(prompt), seed };
}
