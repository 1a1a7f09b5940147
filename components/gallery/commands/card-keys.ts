/** What the focused card does by its keys, in `useGridKeys` and by being a link. */
export const selectCard = { id: "card_select", keys: ["X"] } as const;
export const favoriteCard = { id: "card_favorite", keys: ["F"] } as const;
export const CARD_KEYS = [
  { id: "card_move", keys: ["← ↑ ↓ →"] },
  { id: "card_open", keys: ["↵"] },
  { id: "card_play", keys: ["Space"] },
  selectCard,
  favoriteCard,
  { id: "card_trash", keys: ["Del"] },
] as const;
