import { createStore } from "@/components/ui/store";
import type { LibraryItem } from "./library-item";

/** An item that was chosen outside of the library, on any page; the composer applies it as soon as it is there. */
export const requestedItem = createStore<LibraryItem | null>(null);
