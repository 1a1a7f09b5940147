/** Five rows of three to five columns per letter, for the few letters that are needed. */
const letters: Record<string, readonly string[]> = {
  S: [" ###", "#   ", " ## ", "   #", "### "],
  I: ["#", "#", "#", "#", "#"],
  M: ["#   #", "## ##", "# # #", "#   #", "#   #"],
  U: ["#  #", "#  #", "#  #", "#  #", " ## "],
  L: ["#  ", "#  ", "#  ", "#  ", "###"],
  A: [" ## ", "#  #", "####", "#  #", "#  #"],
  T: ["###", " # ", " # ", " # ", " # "],
  E: ["###", "#  ", "## ", "#  ", "###"],
  D: ["### ", "#  #", "#  #", "#  #", "### "],
};

const rows = [0, 1, 2, 3, 4].map((row) => [..."SIMULATED"].map((letter) => letters[letter]?.[row] ?? "").join("  "));
const columns = rows[0]?.length ?? 0;

/**
 * Writes a small SIMULATED into the lower right corner of a frame, so that nobody mistakes the video for the model's.
 */
export function burnMark(frame: Uint8Array, width: number, height: number): void {
  const dot = Math.max(1, Math.round(Math.sqrt(width * height) / 480));
  const edge = Math.round(Math.sqrt(width * height) / 36);
  const [left, top] = [width - edge - columns * dot, height - edge - 5 * dot];
  const blend = (x: number, y: number, level: number, cover: number) => {
    const i = y * width + x;
    frame[i] = Math.round((frame[i] ?? 0) * (1 - cover) + level * cover);
  };
  const each = (dx: number, dy: number, level: number, cover: number) => {
    for (let y = 0; y < 5 * dot; y += 1) {
      for (let x = 0; x < columns * dot; x += 1) {
        if (rows[Math.floor(y / dot)]?.[Math.floor(x / dot)] === "#") blend(left + x + dx, top + y + dy, level, cover);
      }
    }
  };
  // A shadow below, because the corner may be snow as well as night.
  each(1, 1, 16, 0.35);
  each(0, 0, 225, 0.62);
}
