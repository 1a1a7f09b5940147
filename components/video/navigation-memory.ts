export type Way = "previous" | "next";

let moved: { to: string; at: number } | null = null;

/** A user goes on from one video to another: what they were doing (watching, holding a button) goes on there. */
export function rememberDirection(to: string): void {
  moved = { to, at: performance.now() };
}

/** Whether this video was just come to from the one beside it, and not opened anew. */
export const cameFromAdjacent = (id: string): boolean => moved?.to === id && performance.now() - moved.at < 10_000;

/** Goes on as the button does. Keys and fingers press it too, so that there is one way to go. */
export function go(way: Way): void {
  document.querySelector<HTMLElement>(`a[data-look="${way}"]`)?.click();
}
