import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  label: string;
  name?: string;
  value: string;
  onChoose: (value: string) => void;
  /** The options. */
  children: ReactNode;
};

/** A native select that looks like our buttons: every phone's own picker is familiar. */
export function SelectField({ label, name, value, onChoose, children }: Props) {
  return (
    <div className="relative min-w-0 grow basis-36 rounded-md bg-raised text-soft text-sm focus-within:text-ink hover:text-ink">
      <select
        name={name}
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="min-h-11 w-full appearance-none truncate rounded-md bg-transparent py-0 pr-8 pl-3"
      >
        {children}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </div>
  );
}
