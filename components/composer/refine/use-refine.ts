"use client";

import { useEffect, useRef, useState } from "react";
import { editDocument } from "@/components/composer/changes";
import { useComposerContext } from "@/components/composer/context";
import { type PromptDocument, replace } from "@/components/composer/prompt/prompt-document";
import { docLength, mentioned, sameDoc } from "@/components/composer/prompt/prompt-text";
import { parse, serialize } from "@/components/composer/prompt/serialize";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { type AskFailure, askRefine } from "@/components/refine/ask-refine";
import { elementKey } from "@/lib/elements/element-key";
import type { Locale } from "@/lib/i18n/locales";
import type { Refined, Wish } from "@/lib/refine/protocol";
import { handleKeys } from "./handle-keys";
import { diffWords, type Piece } from "./word-diff";

/** The prompt as it was when it was asked about. */
type Before = { prompt: PromptDocument; text: string; keys: string[]; names: string[] };

export type Refining =
  | { at: "start"; stopped: boolean }
  | { at: "writing"; text: string; again: boolean }
  | ({ at: "proposed" } & Proposed)
  | { at: "failed"; error: AskFailure };

export type Proposed = {
  mine: string;
  names: readonly string[];
  refined: Refined;
  pieces: readonly Piece[];
  translated: boolean;
};

export type RefineJob = "rewrite" | `translate_${Locale}`;

function read(state: ComposerState): Before {
  const prompt = documentOf(state);
  const keys = handleKeys(prompt);
  const named = state.cast.elements.filter(({ id }) => mentioned(prompt.doc, elementKey(id)));
  const text = serialize(prompt.doc, keys, state.cast.elements).trim();
  return { prompt, keys, text, names: named.map(({ name }) => name) };
}

/** One dialog's questions and answers. The prompt changes only in `use`, in one undo step. */
export function useRefine() {
  const { store } = useComposerContext();
  const [state, setState] = useState<Refining>({ at: "start", stopped: false });
  const asked = useRef<{ before: Before; job: RefineJob; stop: AbortController } | null>(null);
  useEffect(() => () => asked.current?.stop.abort(), []);

  async function ask(job: RefineJob): Promise<void> {
    const before = read(store.get());
    const stop = new AbortController();
    asked.current?.stop.abort();
    asked.current = { before, job, stop };
    setState({ at: "writing", text: "", again: false });
    let again = false;
    const answer = await askRefine(wishOf(job, before, store.get().settings.duration), {
      signal: stop.signal,
      onAgain: () => {
        again = true;
      },
      onText: (text) => !stop.signal.aborted && setState({ at: "writing", text, again }),
    });
    // Closed, or asked again meanwhile.
    if (stop.signal.aborted) return;
    if (!answer.ok) return setState({ at: "failed", error: answer.error });
    const pieces = diffWords(before.text, answer.text);
    setState({
      at: "proposed",
      mine: before.text,
      names: before.names,
      refined: answer,
      pieces,
      translated: job !== "rewrite",
    });
  }

  return {
    state,
    ask: (job: RefineJob) => void ask(job),
    askAgain: () => asked.current && void ask(asked.current.job),
    stop() {
      asked.current?.stop.abort();
      setState({ at: "start", stopped: true });
    },
    /** Makes a text the prompt. False when the prompt was changed meanwhile: then nothing is replaced. */
    use(text: string): boolean {
      if (!asked.current) return false;
      const { prompt, keys } = asked.current.before;
      if (!sameDoc(documentOf(store.get()).doc, prompt.doc)) return false;
      const doc = parse(text, keys, store.get().cast.elements);
      store.set(editDocument((now) => replace(now, 0, docLength(now.doc), doc)));
      return true;
    },
  };
}

const wishOf = (job: RefineJob, { text: prompt, names }: Before, duration: number): Wish =>
  job === "rewrite"
    ? { job, prompt, names, duration }
    : { job: "translate", prompt, names, to: job === "translate_en" ? "en" : "zh" };
