import { useLocale } from "next-intl";

/** A checkbox filter with its count. */
export function FilterToggle({ name, label, n, on }: { name: string; label: string; n: number; on?: true }) {
  const number = new Intl.NumberFormat(useLocale());
  return (
    <label className="inline-flex min-h-11 shrink-0 cursor-pointer items-center gap-2 rounded-md bg-surface px-3 text-soft text-sm hover:text-ink has-checked:bg-lamp has-checked:font-medium has-checked:text-lamp-ink has-focus-visible:outline-2 has-focus-visible:outline-lamp-text has-focus-visible:outline-offset-2 md:min-h-10">
      <input type="checkbox" name={name} value="1" defaultChecked={on} className="sr-only" />
      {label}
      <span className="timecode opacity-80">{number.format(n)}</span>
    </label>
  );
}
