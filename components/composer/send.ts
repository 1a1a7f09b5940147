import { publish } from "@/components/gallery/feed";
import { requestId } from "@/components/gallery/request-id";
import { codeOf } from "@/components/ui/call-action";
import { submitGeneration } from "@/lib/generations/actions";
import { say } from "./changes";
import type { Desk } from "./context";
import { planOf } from "./plan";
import { type ComposeRequest, toErrors, toRequest } from "./request";
import type { ComposerState } from "./state";

type Film = ComposeRequest & { requestId: string; setId?: string };
export type SendWords = { sent(count: number): string };

/**
 * One press of Generate. Every film of it has an id, so that the server answers a repetition with the first one: the
 * ids are kept while an answer is missing (the request may have arrived) and as long as the same is asked for.
 */
export function createSender({ store, uploads, editor }: Desk, words: SendWords): () => Promise<void> {
  let unanswered: { same: string; films: Film[] } | null = null;

  const stop = (errors: ComposerState["errors"]) => store.set((state) => ({ ...state, errors, sending: false }));

  function filmsOf(request: ComposeRequest): Film[] {
    const { settings, spread } = store.get();
    const plan = planOf(settings, spread);
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
      publish({ kind: "put", generation: { ...answer.generation, ...set } });
    }
    unanswered = null;
    // Six films are meant once: the next press makes one again.
    store.set((state) => ({ ...say(words.sent(films.length))(state), spread: "1", aside: null, refusals: [] }));
    stop({});
  }

  return async () => {
    if (store.get().sending) return;
    store.set((state) => ({ ...state, sending: true, errors: {}, said: "" }));
    await editor.ready();
    await uploads.settled();
    const made = toRequest(store.get());
    if (made.ok) await submit(made.request);
    else stop(made.errors);
  };
}
