import type { RefineService } from "@/env";
import { MAX_DESCRIPTION } from "@/lib/elements/limits";
import { askModel, type Message } from "./ask-model";
import { askAgain, instructionsFor } from "./instructions";
import { isSound, type Problems, problemsOf, respelled } from "./kept";
import type { AnswerLimits } from "./limits";
import type { RefineLine, TokenUsage, Wish } from "./protocol";

type Options = {
  signal: AbortSignal;
  /** Gets each line for the page but the last. */
  tell: (line: RefineLine) => void;
  /** The image to describe, as a data URL. */
  image?: string;
  limits?: AnswerLimits;
};

/**
 * Carries out one wish and resolves to the last line for the page. What the answer must keep is checked here; a broken
 * one is asked for once more, with the list. Nothing is ever submitted, and no setting changes.
 */
export async function refine(
  service: RefineService,
  wish: Wish,
  { signal, tell, image, limits }: Options,
): Promise<RefineLine> {
  const ask = (messages: Message[]) => askModel(service, messages, { signal, limits, onText: tellChanges(tell) });
  const messages = messagesFor(wish, image);
  const first = await ask(messages);
  if (!first.ok) return { failed: first.error };
  const { text, problems } = judge(wish, first.text);
  if (isSound(problems)) return { done: { text, problems, usage: first.usage } };
  tell({ again: problems });
  const second = await ask([
    ...messages,
    { role: "assistant", content: text },
    { role: "user", content: askAgain(problems) },
  ]);
  // The first text is better than none, and its problems are shown beside it.
  if (!second.ok) return { done: { text, problems, usage: first.usage } };
  const better = judge(wish, second.text);
  return { done: { ...better, usage: both(first.usage, second.usage) } };
}

function messagesFor(wish: Wish, image: string | undefined): Message[] {
  const system: Message = { role: "system", content: instructionsFor(wish) };
  if (wish.job !== "describe") return [system, { role: "user", content: wish.prompt }];
  return [system, { role: "user", content: [{ type: "image_url", image_url: { url: image ?? "" } }] }];
}

function judge(wish: Wish, answer: string): { text: string; problems: Problems } {
  if (wish.job === "describe") return { text: described(answer), problems: { missing: [], unknown: [], over: 0 } };
  const text = respelled(wish.prompt, answer);
  const options = { names: wish.names, translated: wish.job === "translate" };
  return { text, problems: problemsOf(wish.prompt, text, options) };
}

/** A description on one line, without mentions, cut after a word where it is too long. */
function described(answer: string): string {
  const line = answer.replace(/[@＠]/g, "").replace(/\s+/g, " ");
  if (line.length <= MAX_DESCRIPTION) return line;
  return line.slice(0, MAX_DESCRIPTION).replace(/[\s,，、;；]+[^\s,，、;；]*$/u, "");
}

/** Turns the whole text so far into what changed since the last time. */
function tellChanges(tell: (line: RefineLine) => void): (text: string) => void {
  let told = "";
  return (text) => {
    if (text === told) return;
    let at = text.startsWith(told) ? told.length : 0;
    while (at < told.length && told[at] === text[at]) at += 1;
    tell({ at, text: text.slice(at) });
    told = text;
  };
}

const both = (one: TokenUsage, other: TokenUsage): TokenUsage => ({
  tokens: sum(one.tokens, other.tokens),
  cost: sum(one.cost, other.cost),
});

/** Unknown as soon as one of them is: half of a cost is a wrong one. */
const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;
