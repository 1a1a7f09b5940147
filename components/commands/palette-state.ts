import { createStore } from "@/components/ui/store";

type Opened = "palette" | "shortcuts";

/** Which of the two dialogs about commands is open. Any button may open one. */
export const opened = createStore<Opened | null>(null);

export const open = (dialog: Opened): void => opened.set(() => dialog);

/** Closes only the named one: when the palette closes, the list of shortcuts may already be open. */
export const close = (dialog: Opened): void => opened.set((now) => (now === dialog ? null : now));
