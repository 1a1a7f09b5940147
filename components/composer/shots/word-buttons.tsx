"use client";

import { useTranslations } from "next-intl";
import { write } from "@/components/composer/prompt/prompt-document";
import type { PromptText } from "@/components/composer/prompt/prompt-text";
import { docLength } from "@/components/composer/prompt/prompt-text";
import { editDocument } from "../changes";
import { useComposerContext } from "../context";
import { describeShot } from "./edit-shots";
import { putWord, wordIn } from "./phrase";
import { VOCABULARY, type VocabularyKind } from "./vocabulary";

type Props = { kind: VocabularyKind; index: number; body: PromptText };

/** Sizes or camera moves: a click adds the word to the shot, another click removes it. */
export function WordButtons({ kind, index, body }: Props) {
  const t = useTranslations("compose.shots");
  const { store } = useComposerContext();
  const words: readonly string[] = VOCABULARY[kind].map((id) => t(`words.${id}`));
  const there = wordIn(body, words);
  const put = (word: string) =>
    store.set(
      editDocument((now) =>
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
