"use client";

import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { editDocument } from "@/components/composer/changes";
import { useComposerContext } from "@/components/composer/context";
import { write } from "@/components/composer/prompt/prompt-document";
import { docLength, type PromptText } from "@/components/composer/prompt/prompt-text";
import { describeShot } from "./edit-shots";
import { isTimed, seconds } from "./head";
import { HeardList } from "./heard/heard-list";
import { putWord, wordIn } from "./phrase";
import { ShotField } from "./shot-field";
import { type Choose, useMoves } from "./use-moves";
import { useTimeline } from "./use-timeline";
import { VOCABULARY, type VocabularyKind } from "./vocabulary";

const QUIET =
  "grid size-11 place-items-center rounded-sm text-soft hover:bg-raised hover:text-ink aria-disabled:opacity-40 lg:size-9";

/** The chosen shot: its text, size, camera move, what is heard in it, and its order. */
export function ShotDetail({ index, onChoose }: { index: number; onChoose: Choose }) {
  const t = useTranslations("compose.shots");
  const moves = useMoves(onChoose);
  const { timeline } = useTimeline();
  const { cuts } = timeline;
  const cut = cuts[index];
  if (!cut) return null;
  const times = { number: index + 1, from: seconds(cut.from), to: seconds(cut.to) };
  const timed = isTimed(cut.head);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center">
        <p className="grow text-sm">{timed ? t("chosen", times) : t("numbered", times)}</p>
        <button
          type="button"
          aria-label={t("earlier")}
          aria-disabled={index === 0}
          className={QUIET}
          onClick={() => moves.move(index, index - 1, false)}
        >
          <ArrowLeft aria-hidden className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("later")}
          aria-disabled={index === cuts.length - 1}
          className={QUIET}
          onClick={() => moves.move(index, index + 1, false)}
        >
          <ArrowRight aria-hidden className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("remove", { number: index + 1 })}
          className={QUIET}
          onClick={() => moves.remove(index)}
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
      <ShotField key={index} index={index} label={timed ? t("field", times) : t("numbered", times)} />
      <WordButtons kind="size" index={index} body={cut.body} />
      <WordButtons kind="move" index={index} body={cut.body} />
      <HeardList key={`heard ${index}`} index={index} body={cut.body} />
    </div>
  );
}

type Props = { kind: VocabularyKind; index: number; body: PromptText };

/** Sizes or camera moves: a click adds the word to the shot, another click removes it. */
function WordButtons({ kind, index, body }: Props) {
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
