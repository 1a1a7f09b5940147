"use client";

import { MessageSquarePlus, Music, Volume2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { editDocument } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { write } from "@/components/composer/prompt/prompt-document";
import { docLength, type PromptText } from "@/components/composer/prompt/prompt-text";
import { documentOf } from "@/components/composer/state";
import { OFF_SCREEN, type Style } from "@/lib/generations/heard/vocabulary";
import { describeShot } from "../edit-shots";
import { addHeard, type Heard, readHeard, setHeard } from "./heard";
import { LineRow } from "./line-row";
import { SoundRow } from "./sound-row";
import { speakerIn } from "./speakers";

const ADD =
  "flex min-h-11 items-center gap-1.5 rounded-full bg-raised px-3 text-sm text-soft hover:text-ink lg:min-h-8";

/** Who says what in a shot and what is heard: the same text as the shot's, as fields. */
export function HeardList({ index, body }: { index: number; body: PromptText }) {
  const t = useTranslations("heard");
  const style: Style = useLocale() === "zh" ? "zh" : "en";
  const { store } = useComposerContext();
  const prompt = useComposer(documentOf);
  const cast = useComposer((state) => state.cast);
  const edit = (change: (doc: PromptText) => PromptText, kind: "once" | "carry" = "once") =>
    store.set(
      editDocument(
        (now) =>
          describeShot(now, index, (part) => {
            const doc = change(part.doc);
            return write(part, doc, docLength(doc));
          }),
        kind,
      ),
    );
  const add = (heard: Heard) => edit((doc) => addHeard(doc, heard));
  const all = readHeard(body);
  const somebody = speakerIn(body, prompt, cast) ?? OFF_SCREEN[style];
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-faint text-xs">{t("label")}</legend>
      {all.map(({ heard }, at) => {
        const change = (next: Heard | null) => edit((doc) => setHeard(doc, at, next), next ? "carry" : "once");
        // Its place in the text is what it is: the list has no other identity.
        const key = `${at} ${heard.kind}`;
        return heard.kind === "line" ? (
          <LineRow key={key} line={heard} number={at + 1} onChange={change} />
        ) : (
          <SoundRow key={key} sound={heard} onChange={change} />
        );
      })}
      <div className="flex flex-wrap gap-1.5">
        <button
          type="button"
          className={ADD}
          onClick={() =>
            add({
              ...{ kind: "line", speaker: [somebody], verb: "says", tone: "", language: null, words: "" },
              ...{ marks: "quotes", style },
            })
          }
        >
          <MessageSquarePlus aria-hidden className="size-4" />
          {t("addLine")}
        </button>
        <button type="button" className={ADD} onClick={() => add({ kind: "sound", words: "", marks: "words", style })}>
          <Volume2 aria-hidden className="size-4" />
          {t("addSound")}
        </button>
        <button type="button" className={ADD} onClick={() => add({ kind: "music", words: "", marks: "words", style })}>
          <Music aria-hidden className="size-4" />
          {t("addMusic")}
        </button>
      </div>
    </fieldset>
  );
}
