import type { CSSProperties, ReactNode } from "react";
import styles from "./frames.module.css";

/** A list of frames in justified rows, every frame in its own ratio. `filled` when more frames follow below it. */
export function Frames({ label, filled = false, children }: { label: string; filled?: boolean; children: ReactNode }) {
  return (
    <div className={styles.room}>
      <ul aria-label={label} className={`${styles.rows} ${filled ? styles.filled : ""}`}>
        {children}
      </ul>
    </div>
  );
}

type FrameProps = { width: number; height: number; place?: { at: number; of: number }; children: ReactNode };

/** `place` tells where it stands in a list of which only a part is in the page. */
export function Frame({ width, height, place, children }: FrameProps) {
  const aspect: CSSProperties & Record<"--a", string> = { "--a": (width / height).toFixed(4) };
  return (
    <li className={styles.frame} style={aspect} aria-posinset={place?.at} aria-setsize={place?.of}>
      {children}
    </li>
  );
}

/** What stands where frames will be, in a plausible mix of shapes. */
export function FramesSkeleton({ count = 12 }: { count?: number }) {
  const shapes = [
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
          name: `still ${at}`,
          shape: shapes[at % shapes.length] ?? shapes[0],
        })).map(({ name, shape: [width, height] }) => {
          const aspect: CSSProperties & Record<"--a", string> = { "--a": (width / height).toFixed(4) };
          return (
            <div key={name} className={styles.frame} style={aspect}>
              <div className={`size-full rounded-sm bg-sunken ${styles.breathe}`} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
