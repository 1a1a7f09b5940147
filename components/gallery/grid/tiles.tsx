import type { CSSProperties, ReactNode } from "react";

/** A list of tiles in justified rows, each in its own ratio. */
export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="tiles-room">
      <ul aria-label={label} className="tiles-rows">
        {children}
      </ul>
    </div>
  );
}

type TileProps = { width: number; height: number; children: ReactNode };

/** Gives a tile its place in a justified row. */
export const ratioStyle = ({
  width,
  height,
}: Pick<TileProps, "width" | "height">): CSSProperties & Record<"--a", string> => ({
  "--a": (width / height).toFixed(4),
});

export function Tile({ children, ...size }: TileProps) {
  return (
    <li className="tile" style={ratioStyle(size)}>
      {children}
    </li>
  );
}
