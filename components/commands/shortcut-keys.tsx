"use client";

import { useKeyLabel } from "@/components/ui/use-key-label";

/** A command's keys as labeled on this keyboard. */
export function ShortcutKeys({ keys, className = "" }: { keys: readonly string[]; className?: string }) {
  const label = useKeyLabel();
  return (
    <span className={`flex gap-1 ${className}`}>
      {keys.map((key) => (
        <kbd key={key} className="timecode min-w-5 rounded-sm bg-ink/8 px-1.5 py-0.5 text-center text-soft">
          {label(key)}
        </kbd>
      ))}
    </span>
  );
}
