import type { Cast } from "@/components/composer/cast/cast";
import { mentionOptions, queryAt } from "@/components/composer/prompt/mention-query";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { Store } from "@/components/ui/store";
import { pointAt } from "./caret";
import type { Corner, EditorView } from "./menu-view";

export function cornerOf(box: DOMRect): Corner {
  return { left: box.left, top: box.top, bottom: box.bottom };
}

export type MentionMenu = {
  /** Checks for an unfinished mention at the caret; `opens` is false when the caret only passes by. */
  look(prompt: PromptDocument, caret: number, opens: boolean): void;
  /** True when the list handled the key. */
  key(event: KeyboardEvent): boolean;
  close(): void;
};

/** The list of images and elements while an `@…` is typed. The caret stays in the text, whose keys move through the list. */
export function createMenu(
  root: HTMLElement,
  view: Store<EditorView>,
  cast: () => Cast,
  choose: (key: string, from: number, to: number) => void,
): MentionMenu {
  /** Where Escape closed the list: it stays closed until another mention begins. */
  let refused = -1;
  const set = (menu: EditorView["menu"]) => view.set((now) => (now.menu === menu ? now : { ...now, menu }));
  const close = () => set(null);
  return {
    look(prompt, caret, opens) {
      const query = queryAt(prompt.doc, caret);
      const open = view.get().menu;
      if (!query || (!opens && open?.query.from !== query.from)) return close();
      if (query.from === refused) return;
      refused = -1;
      const options = mentionOptions(prompt.images, cast().elements, query.text);
      if (options.length === 0) return close();
      const { node, offset } = pointAt(root, query.from);
      const range = root.ownerDocument.createRange();
      range.setStart(node, offset);
      // Elements that arrive late must not move the choice that was made among the images.
      const same = open?.query.from === query.from && open.query.text === query.text;
      const active = same ? Math.max(0, options.indexOf(open.options[open.active] ?? "")) : 0;
      set({ query, options, active, at: cornerOf(range.getBoundingClientRect()) });
    },
    key(event) {
      const { menu } = view.get();
      if (!menu) return false;
      const { options, active, query } = menu;
      switch (event.key) {
        case "ArrowDown":
          set({ ...menu, active: (active + 1) % options.length });
          return true;
        case "ArrowUp":
          set({ ...menu, active: (active + options.length - 1) % options.length });
          return true;
        case "Enter":
        case "Tab": {
          const key = options[active];
          if (key === undefined || event.ctrlKey || event.metaKey) return false;
          choose(key, query.from, query.to);
          return true;
        }
        case "Escape":
          refused = query.from;
          close();
          return true;
        default:
          return false;
      }
    },
    close,
  };
}
