import type { CSSProperties, ReactNode } from "react";
import styles from "./frames.module.css";

/** A list of frames in justified rows, every frame in its own ratio. */
export function Frames({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.room}>
      <ul aria-label={label} className={styles.rows}>
        {children}
      </ul>
    </div>
  );
}

export function Frame({ width, height, children }: { width: number; height: number; children: ReactNode }) {
  const aspect: CSSProperties & Record<"--a", string> = { "--a": (width / height).toFixed(4) };
  return (
    <li className={styles.frame} style={aspect}>
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
