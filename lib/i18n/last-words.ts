import { isLocale, type Locale } from "./locales";

type LastWords = { title: string; body: string; again: string; home: string };

/**
 * What the error pages say. They run in the browser when something broke, perhaps the message catalogue itself, so
 * these few sentences stand apart from it and need nothing to be loaded.
 */
const LAST_WORDS: Record<Locale, LastWords> = {
  en: {
    title: "The film tore",
    body: "Something went wrong on our side. What you made is safe; renders go on without this page.",
    again: "Try again",
    home: "Back to the studio",
  },
  zh: {
    title: "胶片断了",
    body: "我们这边出了问题。你的作品都还在，生成也在继续，与这个页面无关。",
    again: "再试一次",
    home: "回到创作",
  },
};

/** By the language of the page, or of the browser when there is no page left. */
export function lastWords(language: string | undefined): LastWords {
  const short = language?.slice(0, 2);
  return LAST_WORDS[isLocale(short) ? short : "en"];
}
