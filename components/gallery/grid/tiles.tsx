import type { CSSProperties, HTMLAttributes, ReactNode } from "react";
import styles from "./tiles.module.css";

type TilesProps = { label?: string; filled?: boolean; children: ReactNode };

/**
 * Tiles in justified rows, each in its own ratio: a labeled list, or without a label a part of a grid. `filled` when
 * more tiles follow.
 */
export function Tiles({ label, filled = false, children }: TilesProps) {
  const look = `${styles.rows} ${filled ? styles.filled : ""}`;
  return (
    <div className={styles.room}>
      {label === undefined ? (
        <div className={look}>{children}</div>
      ) : (
        <ul aria-label={label} className={look}>
          {children}
        </ul>
      )}
    </div>
  );
}

type TileProps = { width: number; height: number; children: ReactNode };

const ratioStyle = ({ width, height }: Pick<TileProps, "width" | "height">): CSSProperties & Record<"--a", string> => ({
  "--a": (width / height).toFixed(4),
});

export function Tile({ children, ...size }: TileProps) {
  return (
    <li className={styles.tile} style={ratioStyle(size)}>
      {children}
    </li>
  );
}

/** A tile as a row of a grid. `place` counts from 1 across the whole grid, not only the rendered part. */
export function TileRow({ place, chosen, children, ...size }: TileProps & { place: number; chosen?: boolean }) {
  // Table elements would bring a table's layout; rows that wrap by ratio need plain boxes.
  const row: HTMLAttributes<HTMLDivElement> = { role: "row", "aria-rowindex": place, "aria-selected": chosen };
  return (
    <div {...row} className={styles.tile} style={ratioStyle(size)}>
      <div {...cell} className="size-full">
        {children}
      </div>
    </div>
  );
}
const cell: HTMLAttributes<HTMLDivElement> = { role: "gridcell" };

/** Placeholders in a plausible mix of ratios. */
export function TilesSkeleton({ count = 12 }: { count?: number }) {
  const sizes = [
    [16, 9],
    [9, 16],
    [16, 9],
    [1, 1],
    [21, 9],
    [4, 3],
  ] as const;
  return (
    <div className={styles.room} aria-hidden="true">
      <div className={styles.rows}>
        {Array.from({ length: count }, (_, at) => ({
          name: `tile ${at}`,
          size: sizes[at % sizes.length] ?? sizes[0],
        })).map(({ name, size: [width, height] }) => {
          return (
            <div key={name} className={styles.tile} style={ratioStyle({ width, height })}>
              <div className={`size-full rounded-sm bg-sunken ${styles.breathe}`} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
