export type Way = "previous" | "next";

let moved: { to: string; at: number } | null = null;

/** State that continues when the user moves from one video to the next, such as playback or a held button. */
export function rememberDirection(to: string): void {
  moved = { to, at: performance.now() };
}

/** Whether this video was reached from its neighbor. */
export const cameFromAdjacent = (id: string): boolean => moved?.to === id && performance.now() - moved.at < 10_000;

const click = (look: Way | "back"): void => document.querySelector<HTMLElement>(`a[data-look="${look}"]`)?.click();

/** Clicks the previous or next link. Keys and swipes use it too, so that there is one way to navigate. */
export const go = (way: Way): void => click(way);

/** Leaves a video for the page that it was opened from, or closes its lightbox. */
export const goBack = (): void => click("back");
