import type { ComposerContext } from "@/components/composer/context";
import { keepTrying } from "@/components/ui/keep-trying";
import { isOutdated, meetOutdated } from "@/components/ui/outdated";
import type { SubmitMessages } from "./submit";

/**
 * The submitter, which `load` gets once something is written: after an update the server no longer has its file. All
 * clicks share one, which recognizes double clicks and holds the ids of unanswered requests.
 */
export function lazySubmitter(composer: ComposerContext, words: SubmitMessages) {
  let made: (() => Promise<void>) | null = null;
  const get = async () => {
    const { createSubmitter } = await import("./submit");
    made ??= createSubmitter(composer, words);
    return made;
  };
  return {
    load: (): void => void keepTrying(get).catch(() => null),
    async send(): Promise<void> {
      const send = made ?? (await get().catch(() => null));
      if (send) return send();
      // Nothing was sent yet.
      if (isOutdated()) meetOutdated();
      else composer.store.set((state) => ({ ...state, errors: { form: "offline" } }));
    },
  };
}
