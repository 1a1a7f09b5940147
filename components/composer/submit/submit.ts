import { announce } from "@/components/composer/changes";
import type { ComposerContext } from "@/components/composer/context";
import type { ComposerState } from "@/components/composer/state";
import { codeOf } from "@/components/ui/call-action";
import { publishChange } from "@/components/video/changes";
import { requestId } from "@/components/video/request-id";
import { submitGeneration } from "@/lib/generations/actions";
import { expandBatch } from "./batch-mode";
import { type ComposeRequest, toComposeRequest, toErrors } from "./request";

type Film = ComposeRequest & { requestId: string; setId?: string };
export type SubmitMessages = { sent(count: number): string };

/**
 * One press of Generate. Every film of it has an id, so that the server answers a repetition with the first one: the
 * ids are kept while an answer is missing (the request may have arrived) and as long as the same is asked for.
 */
export function createSubmitter(
  { store, uploads, editor }: ComposerContext,
  words: SubmitMessages,
): () => Promise<void> {
  let unanswered: { same: string; films: Film[] } | null = null;

  const stop = (errors: ComposerState["errors"]) => store.set((state) => ({ ...state, errors, sending: false }));

  function filmsOf(request: ComposeRequest): Film[] {
    const { settings, spread } = store.get();
    const plan = expandBatch(settings, spread);
    const same = JSON.stringify([request, plan]);
    if (unanswered?.same === same) return unanswered.films;
    const set = plan.length > 1 ? { setId: requestId() } : {};
    const films = plan.map((film) => ({ ...request, ...film, ...set, requestId: requestId() }));
    unanswered = { same, films };
    return films;
  }

  async function submit(request: ComposeRequest): Promise<void> {
    const films = filmsOf(request);
    for (const [at, film] of films.entries()) {
      let answer: Awaited<ReturnType<typeof submitGeneration>>;
      try {
        answer = await submitGeneration(film);
      } catch (error) {
        return stop({ form: codeOf(error) === "outdated" ? "outdated" : "offline" });
      }
      if (!answer.ok) {
        // Those before it are being made; the rest was never asked for.
        unanswered = null;
        return stop(toErrors(answer.error));
      }
      const set = films.length > 1 ? { set: { at: at + 1, of: films.length } } : {};
      publishChange({ kind: "put", generation: { ...answer.generation, ...set } });
    }
    unanswered = null;
    // Six films are meant once: the next press makes one again.
    store.set((state) => ({ ...announce(words.sent(films.length))(state), spread: "1", aside: null, refusals: [] }));
    stop({});
  }

  return async () => {
    if (store.get().sending) return;
    store.set((state) => ({ ...state, sending: true, errors: {}, said: "" }));
    await editor.ready();
    await uploads.settled();
    const made = toComposeRequest(store.get());
    if (made.ok) await submit(made.request);
    else stop(made.errors);
  };
}
