import { fract, hex, mix, type Rgb, ramp, smoothstep } from "../color";
import { createPlate, type Plate, shine } from "../plate";
import type { Canvas, Scene } from "../stage";

const lamps = ["#ffb45c", "#ffd9a0", "#ff7a4d", "#ff4f6d", "#7fd4ff", "#9d8bff", "#ffe9c9", "#5ff0c8"].map(hex);

type Drop = { x: number; y: number; r: number; runs: number; phase: number; wobble: number };

/** Rain on a window at night, the city behind it out of focus. */
export function window({ plate, palette, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const sky = ramp([
    [0, palette.sky[0]],
    [0.5, mix(palette.sky[0], palette.sky[1], 0.9)],
    [0.78, mix(palette.sky[1], palette.accent, 0.22)],
    [1, mix(palette.near, palette.sky[1], 0.6)],
  ]);
  const lights = Array.from({ length: 105 }, () => {
    const low = draw();
    return {
      x: draw() * 1.1 - 0.05,
      y: 0.3 + 0.68 * low ** 0.8 * (0.6 + 0.4 * draw()),
      r: (8 + 27 * draw() ** 1.7) * scale,
      color: lamps[Math.floor(draw() ** 1.25 * lamps.length)] ?? palette.glow,
      power: 0.16 + 0.5 * draw() ** 2,
      moves: draw() < 0.3 ? (draw() < 0.5 ? 1 : -1) : 0,
      phase: draw(),
    };
  });
  const still: Drop[] = Array.from({ length: 420 }, () => ({
    ...place(),
    r: (1.1 + 8 * draw() ** 5) * scale,
    runs: 0,
  }));
  const running: Drop[] = Array.from({ length: 14 }, () => ({ ...place(), r: (4 + 3 * draw()) * scale, runs: 1 }));
  const drops = [...still, ...running];
  const behind = createPlate(width, height);

  function place() {
    return { x: draw() * width, y: draw() * height, phase: draw(), wobble: draw() };
  }

  return (target, time) => {
    for (let y = 0; y < height; y += 1) {
      const base = sky(y / height);
      for (let x = 0; x < width; x += 1) behind.rgb.set(base, (y * width + x) * 3);
    }
    for (const { x, y, r, color, power, moves, phase } of lights) {
      const at = moves === 0 ? x : fract(x + moves * (time + phase)) * 1.2 - 0.1;
      const breath = 0.85 + 0.15 * Math.sin(2 * Math.PI * (time + phase));
      disc(behind, at * width, y * height, r, color, power * breath);
    }
    target.rgb.set(behind.rgb);
    for (const drop of drops) {
      const y =
        drop.runs === 0 ? drop.y : (((drop.y / height + time * drop.runs + drop.phase) % 1) * 1.3 - 0.15) * height;
      const x = drop.x + (drop.runs === 0 ? 0 : 3 * scale * Math.sin(y / (21 * scale) + drop.wobble * 6));
      if (drop.runs > 0) trail(target, behind, x, y, drop.r, scale);
      lens(target, behind, x, y, drop.r, drop.runs > 0 ? 1.35 : 1.1);
    }
  };
}

/** A light out of focus: an even disc with a brighter rim. */
function disc(plate: Plate, x: number, y: number, r: number, color: Rgb, power: number): void {
  const { width, height } = plate;
  for (let py = Math.max(0, Math.floor(y - r)); py <= Math.min(height - 1, y + r); py += 1) {
    for (let px = Math.max(0, Math.floor(x - r)); px <= Math.min(width - 1, x + r); px += 1) {
      const away = Math.hypot(px - x, py - y) / r;
      const light = power * smoothstep(1, 0.93, away) * (0.62 + 0.38 * away ** 5);
      shine(plate, (py * width + px) * 3, color, light);
    }
  }
}

/** A drop on the glass: it shows the street upside down and small, with a dark rim and a glint. */
function lens({ width, height, rgb }: Plate, behind: Plate, x: number, y: number, r: number, tall: number): void {
  for (let py = Math.max(0, Math.floor(y - r * tall)); py <= Math.min(height - 1, y + r * tall); py += 1) {
    for (let px = Math.max(0, Math.floor(x - r)); px <= Math.min(width - 1, x + r); px += 1) {
      const [dx, dy] = [(px - x) / r, (py - y) / (r * tall)];
      const away = Math.hypot(dx, dy);
      const cover = smoothstep(1, 0.8, away);
      if (cover <= 0) continue;
      const bend = 1 + away * away * 1.6;
      const sx = Math.min(width - 1, Math.max(0, Math.round(x - dx * bend * r * 6)));
      const sy = Math.min(height - 1, Math.max(0, Math.round(y - dy * bend * r * 6)));
      const rim = 1 - 0.5 * smoothstep(0.45, 1, away) + 0.25 * smoothstep(0.2, 0.9, dy);
      const glint = Math.exp(-((dx + 0.35) ** 2 + (dy + 0.45) ** 2) * 26) * 0.5;
      const [to, from] = [(py * width + px) * 3, (sy * width + sx) * 3];
      for (let c = 0; c < 3; c += 1) {
        const seen = (behind.rgb[from + c] as number) * rim * 1.12 + glint;
        rgb[to + c] = (rgb[to + c] as number) * (1 - cover) + seen * cover;
      }
    }
  }
}

/** The path behind a running drop, where the glass is clear and a little darker. */
function trail({ width, height, rgb }: Plate, behind: Plate, x: number, y: number, r: number, scale: number): void {
  const long = 90 * scale;
  for (let py = Math.max(0, Math.floor(y - long)); py < Math.min(height, y); py += 1) {
    const fade = 1 - (y - py) / long;
    const half = r * 0.55 * fade;
    const wave = Math.sin(py / (21 * scale)) * 0.4 * scale;
    for (let px = Math.max(0, Math.floor(x - half + wave)); px <= Math.min(width - 1, x + half + wave); px += 1) {
      const i = (py * width + px) * 3;
      const edge = (px - x - wave) / Math.max(0.5, half);
      for (let c = 0; c < 3; c += 1) {
        const lit = (behind.rgb[i + c] as number) * (1 + 0.22 * edge) + 0.012;
        rgb[i + c] = (rgb[i + c] as number) * (1 - fade * 0.8) + lit * fade * 0.8;
      }
    }
  }
}
