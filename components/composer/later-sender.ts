import type { Desk } from "./context";
import type { SendWords } from "./send";

/** What sends is loaded with the first press. All presses meet in one sender, which knows a double click. */
export function laterSender(desk: Desk, words: SendWords): () => Promise<void> {
  let sender: Promise<() => Promise<void>> | null = null;
  return async () => {
    sender ??= import("./send").then(({ createSender }) => createSender(desk, words));
    try {
      const send = await sender;
      await send();
    } catch {
      // The network is away, and the next press tries again.
      sender = null;
      desk.store.set((state) => ({ ...state, sending: false, errors: { form: "offline" } }));
    }
  };
}
