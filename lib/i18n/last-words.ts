import { AWAY_DIGEST } from "@/db/availability";
import { isLocale, type Locale } from "./locales";

type LastWords = Record<"title" | "body" | "awayTitle" | "awayBody" | "again" | "home", string>;

/**
 * Messages for when a page or an answer cannot be made as usual: the message files may be what failed, so these few are
 * separate and need nothing to be loaded.
 */
const LAST_WORDS: Record<Locale, LastWords> = {
  en: {
    title: "Something went wrong",
    body: "This page couldn’t be shown. Your videos are safe and keep generating without it. Try again.",
    awayTitle: "Back in a moment",
    awayBody:
      "This server can’t reach its database right now. Nothing is lost and there is nothing to do: this page opens by itself once it’s back.",
    again: "Try again",
    home: "Back to Ninefold",
  },
  zh: {
    title: "出了点问题",
    body: "这个页面没能显示。你的视频都还在，生成也在继续，不受影响。请重试。",
    awayTitle: "马上回来",
    awayBody: "本站暂时连不上数据库。内容不会丢失，也无需操作：恢复后，这个页面会自动打开。",
    again: "重试",
    home: "返回首页",
  },
};

/** The answer to a request whose body stopped arriving. Separate from the pages' messages, which every page loads. */
export const STALLED: Record<Locale, string> = {
  en: "The connection stalled, so the request was ended. Nothing was charged. Try again.",
  zh: "连接停滞，请求已中止。没有产生费用，请重试。",
};

/** Whether an error means that the database is unreachable, which passes by itself. */
export const isAwayDigest = (digest: string | undefined): boolean => digest === AWAY_DIGEST;

/** In the language of the page, or of the browser when there is no page left. */
export function lastWords(language: string | undefined): LastWords {
  const short = language?.slice(0, 2);
  return LAST_WORDS[isLocale(short) ? short : "en"];
}
