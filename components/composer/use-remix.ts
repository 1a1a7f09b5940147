import { useEffect, useRef } from "react";
import { callAction } from "@/components/ui/call-action";
import type { Store } from "@/components/ui/store";
import { startRemix } from "@/lib/shares/actions";
import type { RemixAddress } from "@/lib/shares/remix-address";
import { loadSeed } from "./changes";
import type { ComposerState } from "./state";

/** Starts from a shared video whose images belong to another user: they are copied by a request of this page. */
export function useRemix(store: Store<ComposerState>, remix: RemixAddress | null): void {
  const started = useRef<string | null>(null);
  const asked = remix && JSON.stringify(remix);
  useEffect(() => {
    if (!asked || started.current === asked) return;
    started.current = asked;
    void callAction(() => startRemix(JSON.parse(asked))).then((answer) => {
      window.history.replaceState(null, "", "/");
      if (answer.ok) store.set(loadSeed(answer.seed));
      else store.set((state) => ({ ...state, errors: { form: answer.error.code, said: answer.error.message } }));
    });
  }, [store, asked]);
}
