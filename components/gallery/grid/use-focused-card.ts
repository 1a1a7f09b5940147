"use client";

import { type RefObject, useEffect } from "react";
import { cardOrder } from "./card-order";
import { blurCard, focusCard, focusedCard, neighbor, setEntry } from "./focused-card";

/**
 * Keeps the focus in the grid while cards are added, moved and removed: browsers move it to the body when its element
 * is removed. `isThere` distinguishes a deleted video from one that only scrolled out of the page.
 */
export function useFocusedCard(box: RefObject<HTMLElement | null>, isThere: (id: string) => boolean): void {
  useEffect(() => {
    const grid = box.current;
    if (!grid) return;
    const find = (id: string) => grid.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);

    const onFocus = ({ target }: Pick<FocusEvent, "target">) => {
      if (!(target instanceof HTMLElement)) return;
      const card = grid.contains(target)
        ? target.closest("[data-state]")?.querySelector<HTMLElement>("[data-card]")
        : null;
      if (card?.dataset.card) focusCard(card.dataset.card, cardOrder(grid));
      else if (!target.closest("[data-keeps-card]")) blurCard();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Element && !grid.contains(target) && !target.closest("[data-keeps-card]")) blurCard();
    };
    const onChange = () => {
      const held = focusedCard();
      if (!held) return;
      const order = cardOrder(grid);
      const here = new Set(order);
      const next = here.has(held.id) || isThere(held.id) ? held.id : neighbor(held, here);
      // If the only Tab stop of a grid weren't rendered, Tab couldn't enter the grid.
      if (!next || !here.has(next)) return setEntry(null);
      focusCard(next, order);
      if (document.activeElement === document.body) find(next)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(onChange);
    observer.observe(grid, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    // It may have come before this was loaded.
    onFocus({ target: document.activeElement });
    document.addEventListener("pointerdown", onPress);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [box, isThere]);
}
