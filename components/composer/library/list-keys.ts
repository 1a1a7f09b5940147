import type { KeyboardEvent } from "react";

/** The ids of the list that the search field controls, and of its options. */
export const LIST_ID = "compose-library";
export const optionId = (key: string): string => `${LIST_ID}-${key}`;

const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The keys that move through the list and choose from it, in the search field and in the list. */
export const listKeys =
  (move: (by: number) => void, use: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const by = MOVES[event.key];
    if (by === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (by !== undefined) move(by);
    else use();
  };
