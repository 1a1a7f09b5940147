/** Seconds as they are written: hundredths at most, and no `.0`. */
export const seconds = (value: number): string => String(Math.round(value * 100) / 100);

/** Whether it tells a length (`Shot 2 (3s):`) and begins where the shot before it ends. */
export const tellsLength = (head: string): boolean => /[(（]/.test(head);

/** The head with other times, and otherwise as the user wrote it. `place`, from 1, goes into a numbered one. */
export function retime(head: string, from: number, to: number, place: number): string {
  const numbers = tellsLength(head) ? [String(place), seconds(to - from)] : [seconds(from), seconds(to)];
  return head.replace(/\d+(?:\.\d+)?/g, (number) => numbers.shift() ?? number);
}

/** The head of a new shot, in the manner of its neighbor. */
export const headLike = (neighbor: string | undefined, from: number, to: number, place: number): string =>
  retime(neighbor ? neighbor.trimEnd().concat(/[：]\s*$/.test(neighbor) ? "" : " ") : "0-0s: ", from, to, place);
