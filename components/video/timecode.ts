/** Milliseconds as minutes and seconds: 0:07, 12:30, 75:00. Never negative, even when two clocks disagree. */
export function timecode(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
