import { AWAY_DIGEST } from "@/db/availability";
import { isLocale, type Locale } from "./locales";

type LastWords = Record<"title" | "body" | "awayTitle" | "awayBody" | "again" | "home", string>;

/**
 * What is said when a page or an answer cannot be made as usual: the message catalogue itself may be what broke, so
 * these few sentences stand apart from it and need nothing to be loaded.
 */
const LAST_WORDS: Record<Locale, LastWords> = {
  en: {
    title: "The video tore",
    body: "Something went wrong on our side. What you made is safe; renders go on without this page.",
    awayTitle: "Back in a moment",
    awayBody:
      "Ninefold cannot reach its database right now. Nothing is lost and there is nothing to do: this page opens by itself once it is back.",
    again: "Try again",
    home: "Back to the instance",
  },
  zh: {
    title: "胶片断了",
    body: "我们这边出了问题。你的作品都还在，生成也在继续，与这个页面无关。",
    awayTitle: "马上回来",
    awayBody: "Ninefold 暂时连不上数据库。什么都不会丢失，也无需操作：恢复后，这个页面会自动打开。",
    again: "再试一次",
    home: "回到创作",
  },
};

/** What a request is told whose body stopped coming. Apart from the pages' words, which every page loads. */
export const STALLED: Record<Locale, string> = {
  en: "Nothing more arrived, so the request was ended. Nothing was charged. Send it again.",
  zh: "后续数据一直没有到达，请求已中止。没有产生费用，请重新发送。",
};

/** Whether an error is that the database is away, which passes by itself. */
export const isAwayDigest = (digest: string | undefined): boolean => digest === AWAY_DIGEST;

/** By the language of the page, or of the browser when there is no page left. */
export function lastWords(language: string | undefined): LastWords {
  const short = language?.slice(0, 2);
  return LAST_WORDS[isLocale(short) ? short : "en"];
}
