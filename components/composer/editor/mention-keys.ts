import type { PromptText } from "@/components/composer/prompt/prompt-text";
import type { Store } from "@/components/ui/store";
import { cornerOf } from "./menu";
import type { EditorView } from "./menu-view";
import { walk } from "./walk-nodes";

/** Milliseconds in which the pointer may cross from a mention to its card. */
const CROSSING = 250;

/** Tracks the active mention: the one under the pointer, else the one next to the caret. */
export function createMentionKeys(root: HTMLElement, view: Store<EditorView>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (chip: HTMLElement | null) => {
    clearTimeout(timer);
    const key = chip?.dataset.key;
    if (chip && key) {
      view.set((now) => ({ ...now, near: { key, at: cornerOf(chip.getBoundingClientRect()) } }));
    } else view.set((now) => (now.near ? { ...now, near: null } : now));
  };
  return {
    over(event: Event) {
      const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null;
      if (chip) show(chip);
    },
    out() {
      clearTimeout(timer);
      timer = setTimeout(() => show(null), CROSSING);
    },
    hide: () => show(null),
    stay: () => clearTimeout(timer),
    /** Whether the caret touches a mention; cheap when it doesn't. */
    caret(doc: PromptText, place: number) {
      let at = 0;
      const touched = doc.some((part) => {
        const chip = typeof part !== "string" && (place === at || place === at + 1);
        at += typeof part === "string" ? part.length : 1;
        return chip;
      });
      if (!touched) return show(null);
      const token = walk(root).find((one) => one.kind === "chip" && (place === one.start || place === one.start + 1));
      show(token?.kind === "chip" ? token.node : null);
    },
    stop: () => clearTimeout(timer),
  };
}
