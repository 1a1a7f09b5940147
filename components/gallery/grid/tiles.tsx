import type { CSSProperties, ReactNode } from "react";
import styles from "./tiles.module.css";

/** A list of tiles in justified rows, each in its own ratio. */
export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.room}>
      <ul aria-label={label} className={styles.rows}>
        {children}
      </ul>
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
