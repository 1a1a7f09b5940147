"use client";

import { useTranslations } from "next-intl";
import { work } from "../changes";
import { useDesk } from "../context";
import type { Doc } from "../mentions/doc";
import { docLength } from "../mentions/doc";
import { write } from "../mentions/work";
import { putWord, wordIn } from "./phrase";
import { type Kind, VOCABULARY } from "./vocabulary";
import { describeShot } from "./work";

type Props = { kind: Kind; index: number; body: Doc };

/** Sizes or camera moves as words: a press writes one into the shot, another press takes it out. */
export function WordButtons({ kind, index, body }: Props) {
  const t = useTranslations("compose.shots");
  const { store } = useDesk();
  const words: readonly string[] = VOCABULARY[kind].map((id) => t(`words.${id}`));
  const there = wordIn(body, words);
  const put = (word: string) =>
    store.set(
      work((now) =>
        describeShot(now, index, (part) => {
          const doc = putWord(part.doc, word, words, kind === "size" ? "start" : "end");
          return write(part, doc, docLength(doc));
        }),
      ),
    );
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1.5 text-faint text-xs">{t(kind)}</legend>
      <div className="-mx-1 flex gap-1.5 overflow-x-auto px-1 pb-0.5 [scrollbar-width:none] sm:flex-wrap">
        {words.map((word) => (
          <button
            key={word}
            type="button"
            aria-pressed={there === word}
            onClick={() => put(word)}
            className={`min-h-11 shrink-0 rounded-full px-3 text-sm transition-colors lg:min-h-8 ${there === word ? "bg-ink text-ground" : "bg-raised text-soft hover:text-ink"}`}
          >
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
