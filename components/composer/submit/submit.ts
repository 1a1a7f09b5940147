import { loadCast, mayName, reloadCast } from "@/components/composer/cast/load-cast";
import { announce, pickAgain } from "@/components/composer/changes";
import type { ComposerContext } from "@/components/composer/context";
import type { ComposerState } from "@/components/composer/state";
import { codeOf } from "@/components/ui/call-action";
import { publishChange } from "@/components/video/changes";
import { requestId } from "@/components/video/request-id";
import { submitBatch } from "@/lib/generations/actions";
import { type ComposeRequest, toComposeRequest, toErrors } from "./request";

export type SubmitMessages = { sent(count: number): string };

/**
 * Each submit has one id, so that the server answers a repetition with the first result. The id is kept while no answer
 * arrived (the request may have) and the content is unchanged.
 */
export function createSubmitter(
  { store, uploads, editor }: ComposerContext,
  words: SubmitMessages,
): () => Promise<void> {
  let unanswered: { same: string; requestId: string } | null = null;

  const stop = (errors: ComposerState["errors"]) => store.set((state) => ({ ...state, errors, sending: false }));

  async function submit(request: ComposeRequest): Promise<void> {
    const same = JSON.stringify(request);
    if (unanswered?.same !== same) unanswered = { same, requestId: requestId() };
    let answer: Awaited<ReturnType<typeof submitBatch>>;
    try {
      answer = await submitBatch({ ...request, requestId: unanswered.requestId });
    } catch (error) {
      return stop({ form: codeOf(error) === "outdated" ? "outdated" : "offline" });
    }
    unanswered = null;
    if (!answer.ok) {
      if (answer.error.fields?.elements) await reloadCast(store);
      return stop(toErrors(answer.error));
    }
    for (const generation of answer.generations) publishChange({ kind: "put", generation });
    // A batch mode applies once: the next submit makes one generation again.
    const count = answer.generations.length;
    store.set((state) => ({
      ...announce(words.sent(count))(pickAgain(state)),
      ...{ batchMode: "1", replaced: null, refusals: [] },
    }));
    stop({});
  }

  return async () => {
    if (store.get().sending) return;
    store.set((state) => ({ ...state, sending: true, errors: {}, announcement: "" }));
    await editor.ready();
    await uploads.settled();
    // A name that is not read yet would be sent as a word, without its images.
    if (mayName(store.get())) await loadCast(store);
    if (mayName(store.get())) return stop({ form: "offline" });
    const made = toComposeRequest(store.get());
    if (made.ok) await submit(made.request);
    else stop(made.errors);
  };
}
