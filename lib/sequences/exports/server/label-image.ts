/**
 * The words of the visible label, drawn as lines, because a server need not have a font, least of all a Chinese one.
 * Each sign is `width` wide and has lines of points on a square of 100.
 */
const SIGNS: Record<string, { width: number; lines: number[][] }> = {
  A: {
    width: 78,
    lines: [
      [4, 100, 39, 2, 74, 100],
      [17, 66, 61, 66],
    ],
  },
  I: { width: 22, lines: [[11, 2, 11, 100]] },
  G: {
    width: 82,
    lines: [[74, 18, 58, 4, 36, 2, 16, 14, 5, 36, 5, 66, 16, 88, 36, 100, 58, 98, 74, 86, 76, 56, 46, 56]],
  },
  E: {
    width: 66,
    lines: [
      [62, 2, 8, 2, 8, 100, 62, 100],
      [8, 50, 54, 50],
    ],
  },
  N: { width: 80, lines: [[8, 100, 8, 2, 72, 100, 72, 2]] },
  R: {
    width: 72,
    lines: [
      [8, 100, 8, 2, 46, 2, 62, 12, 64, 28, 60, 44, 46, 54, 8, 54],
      [40, 54, 68, 100],
    ],
  },
  T: {
    width: 70,
    lines: [
      [2, 2, 68, 2],
      [35, 2, 35, 100],
    ],
  },
  D: { width: 78, lines: [[8, 2, 8, 100, 40, 100, 62, 90, 72, 68, 72, 34, 62, 12, 40, 2, 8, 2]] },
  " ": { width: 40, lines: [] },
  生: {
    width: 104,
    lines: [
      [28, 2, 22, 24, 8, 46],
      [22, 24, 90, 24],
      [54, 0, 54, 98],
      [18, 60, 86, 60],
      [4, 98, 100, 98],
    ],
  },
  成: {
    width: 104,
    lines: [
      [14, 22, 96, 22],
      [14, 22, 14, 52, 11, 76, 2, 98],
      [14, 48, 44, 48, 43, 74, 40, 84, 28, 82],
      [56, 2, 58, 30, 64, 58, 74, 84, 84, 98, 92, 96, 96, 80],
      [88, 40, 78, 60, 62, 80, 44, 96],
      [74, 4, 86, 12],
    ],
  },
};

const WORDS = "AI 生成  AI GENERATED";
/** Shares of the letters' height. */
const [STROKE, BETWEEN, EDGE] = [0.11, 0.16, 0.4];
/** Red, green, blue and opacity of the ground; the letters are white. */
const GROUND = [0, 0, 0, 150] as const;

export type LabelImage = { width: number; height: number; pixels: Uint8Array };

/** The label as RGBA pixels, with letters of the given height. Sides are even, because two pixels share their colors. */
export function labelImage(height: number): LabelImage {
  const scale = height / 100;
  const edge = Math.ceil(height * EDGE);
  const lines: number[][] = [];
  let x = edge;
  for (const sign of WORDS) {
    const { width, lines: own } = SIGNS[sign] ?? { width: 40, lines: [] };
    for (const line of own) lines.push(line.map((value, at) => (at % 2 === 0 ? x : edge) + value * scale));
    x += width * scale + height * BETWEEN;
  }
  const even = (pixels: number) => Math.ceil(pixels / 2) * 2;
  const size = { width: even(x - height * BETWEEN + edge), height: even(height + 2 * edge) };
  const cover = new Float32Array(size.width * size.height);
  for (const line of lines)
    for (let at = 0; at + 3 < line.length; at += 2)
      stroke(cover, size, line.slice(at, at + 4) as [number, number, number, number], (height * STROKE) / 2);
  const pixels = new Uint8Array(cover.length * 4);
  for (const [at, white] of cover.entries()) {
    const opacity = Math.round(255 * white + GROUND[3] * (1 - white));
    pixels.set(
      [...[0, 1, 2].map((color) => Math.round(255 * white + (GROUND[color] ?? 0) * (1 - white))), opacity],
      at * 4,
    );
  }
  return { ...size, pixels };
}

/** Covers the pixels around a line, softly at its edge. */
function stroke(
  cover: Float32Array,
  { width, height }: { width: number; height: number },
  [ax, ay, bx, by]: [number, number, number, number],
  radius: number,
): void {
  const [dx, dy] = [bx - ax, by - ay];
  const reach = radius + 1;
  const rows = [
    Math.max(0, Math.floor(Math.min(ay, by) - reach)),
    Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach)),
  ];
  const columns = [
    Math.max(0, Math.floor(Math.min(ax, bx) - reach)),
    Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach)),
  ];
  for (let y = rows[0] ?? 0; y <= (rows[1] ?? 0); y += 1) {
    for (let x = columns[0] ?? 0; x <= (columns[1] ?? 0); x += 1) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
      const white = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(px - along * dx, py - along * dy)));
      const place = y * width + x;
      cover[place] = Math.max(cover[place] ?? 0, white);
    }
  }
}
