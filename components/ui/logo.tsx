const CELL = 8.4;
const STEP = 9.8;

/**
 * The logo: nine squares, whose right column and bottom row lean in and fold into the middle one, which is lit. The
 * others fade along the fold. Also app/icon.svg.
 */
const TILES = [
  { x: 0, y: 0, ink: 1 },
  { x: 1, y: 0, ink: 0.8 },
  { x: 2, y: 0, ink: 0.6 },
  { x: 0, y: 1, ink: 0.8 },
  { x: 2, y: 1, ink: 0.45 },
  { x: 0, y: 2, ink: 0.6 },
  { x: 1, y: 2, ink: 0.45 },
  { x: 2, y: 2, ink: 0.3 },
] as const;

function Mark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      {TILES.map(({ x, y, ink }) => (
        <rect
          key={`${x}${y}`}
          x={2 + x * STEP}
          y={2 + y * STEP}
          width={CELL}
          height={CELL}
          rx="1.6"
          fill="currentColor"
          opacity={ink}
        />
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
