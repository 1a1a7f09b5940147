import type { ComposerContext } from "@/components/composer/context";
import type { SubmitMessages } from "./submit";

/** What sends is loaded with the first press. All presses meet in one sender, which knows a double click. */
export function lazySubmitter(composer: ComposerContext, words: SubmitMessages): () => Promise<void> {
  let loading: Promise<() => Promise<void>> | null = null;
  return async () => {
    loading ??= import("./submit").then(({ createSubmitter }) => createSubmitter(composer, words));
    const send = await loading.catch(() => null);
    if (send) return send();
    // Nothing was sent yet. A sender that was loaded is never thrown away: it holds the ids that are unanswered.
    loading = null;
    composer.store.set((state) => ({ ...state, errors: { form: "offline" } }));
  };
}
