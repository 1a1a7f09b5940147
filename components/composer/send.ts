import { publish } from "@/components/gallery/feed";
import { requestId } from "@/components/gallery/request-id";
import { submitGeneration } from "@/lib/generations/actions";
import { fail, say } from "./changes";
import type { Desk } from "./context";
import { type ComposeRequest, toErrors, toRequest } from "./request";
import type { ComposerState } from "./state";

/**
 * One press of Generate. The press has an id, so that the server answers a repetition with the first generation: it is
 * kept while no answer came (the request may have arrived) and as long as the same is asked for.
 */
export function createSender({ store, uploads }: Desk, words: { sent: string }): () => Promise<void> {
  let unanswered: { id: string; request: string } | null = null;

  const stop = (errors: ComposerState["errors"]) => store.set((state) => ({ ...fail(errors)(state), sending: false }));

  async function submit(request: ComposeRequest): Promise<void> {
    const same = JSON.stringify(request);
    if (unanswered?.request !== same) unanswered = { id: requestId(), request: same };
    let answer: Awaited<ReturnType<typeof submitGeneration>>;
    try {
      answer = await submitGeneration({ requestId: unanswered.id, ...request });
    } catch {
      return stop({ form: "offline" });
    }
    unanswered = null;
    if (!answer.ok) return stop(toErrors(answer.error));
    publish({ kind: "put", generation: answer.generation });
    stop({});
    store.set(say(words.sent));
  }

  return async () => {
    if (store.get().sending) return;
    store.set((state) => ({ ...state, sending: true, errors: {}, said: "" }));
    await uploads.settled();
    const made = toRequest(store.get());
    if (made.ok) await submit(made.request);
    else stop(made.errors);
  };
}
