"use client";

import { CircleAlert } from "lucide-react";

/** A form's error message. Always rendered: a live region that appears with its text isn't announced. */
export function FormErrorText({ message }: { message?: string }) {
  return (
    <div role="alert" className="empty:-mb-4">
      {message ? (
        <p className="flex gap-2.5 rounded-md bg-[color-mix(in_oklch,var(--surface),var(--danger)_12%)] px-3.5 py-3 text-danger text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {message}
        </p>
      ) : null}
    </div>
  );
}
