"use client";

import { useComposer } from "./context";

/** Says to a screen reader what others see happen. */
export function Announcer() {
  const announcement = useComposer((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}
