"use client";

import { useComposer } from "./context";

/** Announces to screen readers what sighted users see happen. */
export function Announcer() {
  const announcement = useComposer((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}
