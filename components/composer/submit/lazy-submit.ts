import type { ComposerContext } from "@/components/composer/context";
import type { SubmitMessages } from "./submit";

/** Loads the submitter at the first click. All clicks share one, which recognizes double clicks. */
export function lazySubmitter(composer: ComposerContext, words: SubmitMessages): () => Promise<void> {
  let loading: Promise<() => Promise<void>> | null = null;
  return async () => {
    loading ??= import("./submit").then(({ createSubmitter }) => createSubmitter(composer, words));
    const send = await loading.catch(() => null);
    if (send) return send();
    // Nothing was sent yet. A loaded submitter is kept for good: it holds the ids of unanswered requests.
    loading = null;
    composer.store.set((state) => ({ ...state, errors: { form: "offline" } }));
  };
}
