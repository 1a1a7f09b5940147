/** Seconds with at most two decimals and without `.0`. */
export const seconds = (value: number): string => String(Math.round(value * 100) / 100);

/** Whether the head gives a duration (`Shot 2 (3s):`), so that the shot starts where the previous one ends. */
export const givesDuration = (head: string): boolean => /[(（]/.test(head);

/** Whether the head gives times at all: `Shot 2:` only says that the shot is the second. */
export const isTimed = (head: string): boolean => /\d\s*(?:s|sec|秒)/i.test(head);

/** Rewrites a head's times and keeps the user's format. `place`, from 1, replaces the number of a numbered head. */
export function retime(head: string, from: number, to: number, place: number): string {
  if (!isTimed(head)) return head.replace(/\d+/, String(place));
  const numbers = givesDuration(head) ? [String(place), seconds(to - from)] : [seconds(from), seconds(to)];
  return head.replace(/\d+(?:\.\d+)?/g, (number) => numbers.shift() ?? number);
}

/** The head of a new shot, in the format of its neighbor. */
export const headLike = (neighbor: string, from: number, to: number, place: number): string =>
  retime(neighbor.trimEnd().concat(/[：]\s*$/.test(neighbor) ? "" : " "), from, to, place);
