"use client";

import { useComposer } from "./context";

/** Says to a screen reader what others see happen. */
export function Announcer() {
  const said = useComposer((state) => state.said);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
