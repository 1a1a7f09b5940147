/**
 * The words with which a prompt says what is heard, in the languages in which prompts are written. They are data, not
 * messages: a prompt keeps its language when the page changes its own.
 * source: the model's guide (the verb and the language before the line, the tone before it, never in brackets)
 */
export type Style = "en" | "zh";

type Words = Record<Style, string>;
const words = <Id extends string>(list: Record<Id, readonly [en: string, zh: string]>): Record<Id, Words> =>
  Object.fromEntries(
    (Object.entries(list) as [Id, readonly [string, string]][]).map(([id, [en, zh]]) => [id, { en, zh }]),
  ) as Record<Id, Words>;

export const VERBS = words({
  says: ["says", "说"],
  asks: ["asks", "问"],
  replies: ["replies", "回答"],
  whispers: ["whispers", "低语"],
  shouts: ["shouts", "喊"],
  sings: ["sings", "唱"],
});
export type Verb = keyof typeof VERBS;

/** Any language but English and Chinese must be named, so all can be. */
export const LANGUAGES = words({
  en: ["English", "英语"],
  zh: ["Chinese", "中文"],
  ja: ["Japanese", "日语"],
  ko: ["Korean", "韩语"],
  fr: ["French", "法语"],
  de: ["German", "德语"],
  es: ["Spanish", "西班牙语"],
  it: ["Italian", "意大利语"],
  pt: ["Portuguese", "葡萄牙语"],
  ru: ["Russian", "俄语"],
  ar: ["Arabic", "阿拉伯语"],
  hi: ["Hindi", "印地语"],
});
export type Language = keyof typeof LANGUAGES;

export const TONES = Object.values(
  words({
    soft: ["softly", "轻声"],
    loud: ["loudly", "大声"],
    calm: ["calmly", "平静地"],
    happy: ["happily", "开心地"],
    sad: ["sadly", "悲伤地"],
    angry: ["angrily", "愤怒地"],
    nervous: ["nervously", "紧张地"],
    excited: ["excitedly", "激动地"],
    cold: ["coldly", "冷冷地"],
    tender: ["tenderly", "温柔地"],
    laughing: ["with a laugh", "笑着"],
    crying: ["through tears", "哭着"],
  }),
);

/** Who speaks without being seen. */
export const OFF_SCREEN: Words = { en: "A voice off screen", zh: "画外音" };

export const SOUNDS = words({
  sound: ["Sound", "音效"],
  music: ["Music", "音乐"],
  caption: ["On-screen text", "屏幕文字"],
});
export type SoundKind = keyof typeof SOUNDS;
