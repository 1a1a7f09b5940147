/**
 * The logo: nine squares, whose right column and bottom row lean in and fold into the middle one, which is lit. The
 * others fade along the fold. Also app/icon.svg. One path for each shade, because each page contains it several times.
 */
const TILES = [
  { ink: 1, at: [[2, 2]] },
  {
    ink: 0.8,
    at: [
      [11.8, 2],
      [2, 11.8],
    ],
  },
  {
    ink: 0.6,
    at: [
      [21.6, 2],
      [2, 21.6],
    ],
  },
  {
    ink: 0.45,
    at: [
      [21.6, 11.8],
      [11.8, 21.6],
    ],
  },
  { ink: 0.3, at: [[21.6, 21.6]] },
] as const;
const TILE = "h5.2q1.6 0 1.6 1.6v5.2q0 1.6-1.6 1.6h-5.2q-1.6 0-1.6-1.6v-5.2q0-1.6 1.6-1.6z";

function Mark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      {TILES.map(({ ink, at }) => (
        <path key={ink} opacity={ink} fill="currentColor" d={at.map(([x, y]) => `M${x + 1.6} ${y}${TILE}`).join("")} />
      ))}
      <path
        d="M9.6 9.6h12.8v12.8H9.6z"
        fill="var(--lamp)"
        stroke="var(--mark-ground, var(--ground))"
        strokeWidth="1.6"
      />
      <path d="M14.4 12.9v6.2l5-3.1z" fill="var(--lamp-ink)" />
    </svg>
  );
}

export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-base tracking-tight">
      <Mark />
      {name}
    </span>
  );
}
