/** A dark player with nothing to play. */
export function EmptyPlayer() {
  return (
    <svg viewBox="0 0 240 150" className="w-60" aria-hidden="true">
      <defs>
        <linearGradient id="beam" x1="0" y1="1" x2="0" y2="0">
          <stop offset="0" stopColor="var(--lamp)" stopOpacity="0.5" />
          <stop offset="1" stopColor="var(--lamp)" stopOpacity="0.04" />
        </linearGradient>
      </defs>
      <rect x="30" y="4" width="180" height="101.25" rx="6" fill="var(--sunken)" stroke="var(--line)" />
      <path d="M117 146 42 14h156L123 146Z" fill="url(#beam)" />
      <circle cx="120" cy="145" r="4" fill="var(--lamp)" />
    </svg>
  );
}
