/** The first or last day to show. */
export function FilterDay({ name, label, value }: { name: string; label: string; value?: string }) {
  return (
    <label
      className={`inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-sm md:min-h-10 ${
        value ? "bg-lamp font-medium text-lamp-ink" : "text-soft"
      }`}
    >
      {label}
      <input type="date" name={name} defaultValue={value} className="bg-transparent text-sm tabular-nums" />
    </label>
  );
}
