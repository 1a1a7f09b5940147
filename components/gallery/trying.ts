import type { GenerationView } from "@/lib/generations/view";

/** Which words tell what is being tried again: for a submit that never arrived, also that it cost nothing. */
export const tryingWords = ({ state }: Pick<GenerationView, "state">) => {
  switch (state) {
    case "queued":
      return "tryingToSend";
    case "saving":
      return "tryingToSave";
    default:
      return "trying";
  }
};
