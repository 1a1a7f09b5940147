import { X } from "lucide-react";

/** The filter for one batch. Shown only while active; unchecking it shows all videos again. */
export function FilterBatch({ batch, label }: { batch: string; label: string }) {
  return (
    <label className="inline-flex min-h-11 shrink-0 cursor-pointer items-center gap-2 rounded-md bg-lamp px-3 font-medium text-lamp-ink text-sm has-focus-visible:outline-2 has-focus-visible:outline-lamp-text has-focus-visible:outline-offset-2 md:min-h-10">
      <input type="checkbox" name="batch" value={batch} defaultChecked className="sr-only" />
      {label}
      <X aria-hidden="true" className="size-4" />
    </label>
  );
}
