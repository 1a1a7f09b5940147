import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import type { Choosing } from "@/components/composer/submit/batch-mode";
import { combinationsOf } from "./count";

/** How many texts the prompt's choices make, and what decides which of them are made. */
export function useChoosing(): Choosing {
  const count = useComposer((state) => combinationsOf(documentOf(state)));
  const seed = useComposer((state) => state.seed);
  return { count, seed };
}
