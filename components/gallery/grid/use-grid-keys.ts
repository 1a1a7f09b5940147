"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { favoriteCard, selectCard } from "@/components/gallery/commands/card-keys";
import { clearSelection, isSelected } from "@/components/gallery/selection/selection";
import { selection } from "@/components/gallery/selection/selection-request";
import { useTrash } from "@/components/gallery/trash/use-trash";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { spotsOf } from "./card-order";

type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";
const isDirection = (key: string): key is Direction => key.startsWith("Arrow");

/** Letters that click a card's tools. */
const TOOLS: Record<string, string> = {
  [selectCard.keys[0].toLowerCase()]: "data-choose",
  [favoriteCard.keys[0].toLowerCase()]: "data-favorite",
};

/**
 * Arrow keys move between cards by their position on the screen, letters click a card's tools, a digit keeps that
 * variation of an open stack, and Delete moves to the trash: the whole selection when the card is part of it, else the
 * card.
 */
export function useGridKeys(box: RefObject<HTMLElement | null>): void {
  const moveToTrash = useTrash();
  const deleteCard = useEffectEvent((card: HTMLElement) => {
    const spots = spotsOf(card);
    if (spots.every(isSelected)) void moveToTrash(selection(), clearSelection);
    else void moveToTrash({ ids: spots.map(({ id }) => id) });
  });
  useEffect(() => {
    const grid = box.current;
    if (!grid) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-card]") : null;
      if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
      const tool = TOOLS[shortcutKey(event)];
      const { opened } = card.dataset;
      if (isDirection(event.key)) move(grid, card, event.key, true);
      else if (event.key === "Delete" || event.key === "Backspace") deleteCard(card);
      else if (opened && /^[1-9]$/.test(event.key)) press(grid, `[data-keep="${opened} ${event.key}"]`);
      else if (tool) press(grid, `[${tool}="${card.dataset.card}"]`);
      else return;
      event.preventDefault();
    };
    grid.addEventListener("keydown", onKeyDown);
    return () => grid.removeEventListener("keydown", onKeyDown);
  }, [box]);
}

/** Clicks a tool, also one that is still loading. */
function press(grid: HTMLElement, tool: string, tries = 40): void {
  const found = grid.querySelector<HTMLElement>(tool);
  if (found) found.click();
  else if (tries > 0) setTimeout(() => press(grid, tool, tries - 1), 50);
}

function move(grid: HTMLElement, from: HTMLElement, direction: Direction, again: boolean): void {
  const cards = [...grid.querySelectorAll<HTMLElement>("[data-card]")];
  const next = nearest(from.getBoundingClientRect(), cards, cards.indexOf(from), direction);
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (again && (direction === "ArrowDown" || direction === "ArrowUp")) {
    // The next card isn't rendered yet: scroll it closer and try again.
    window.scrollBy({ top: (direction === "ArrowDown" ? 0.5 : -0.5) * window.innerHeight, behavior: "instant" });
    setTimeout(() => from.isConnected && move(grid, from, direction, false), 250);
  }
}

function nearest(from: DOMRect, cards: HTMLElement[], at: number, direction: Direction): HTMLElement | undefined {
  if (direction === "ArrowLeft") return cards[at - 1];
  if (direction === "ArrowRight") return cards[at + 1];
  const middle = from.left + from.width / 2;
  let best: { card: HTMLElement; far: number } | undefined;
  for (const card of cards) {
    const to = card.getBoundingClientRect();
    const down = direction === "ArrowDown" ? to.top - from.bottom : from.top - to.bottom;
    if (down < -1) continue;
    const across = Math.max(0, to.left - middle, middle - to.right);
    const far = down * 1_000 + across;
    if (!best || far < best.far) best = { card, far };
  }
  return best?.card;
}
