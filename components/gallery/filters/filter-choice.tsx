import { useLocale } from "next-intl";

/** `n` is how many videos it would show, where that is known. */
type Option = { value: string; label: string; n?: number };

/** A native select with counts, so that every phone shows its own picker. */
export function FilterChoice(props: { name: string; label: string; value?: string; options: Option[] }) {
  const number = new Intl.NumberFormat(useLocale());
  return (
    <select
      name={props.name}
      aria-label={props.label}
      defaultValue={props.value ?? ""}
      className={`min-h-11 max-w-full shrink-0 rounded-md px-3 text-sm md:min-h-10 ${
        props.value ? "bg-lamp font-medium text-lamp-ink" : "bg-surface text-soft"
      }`}
    >
      <option value="">{props.label}</option>
      {props.options.map(({ value, label, n }) => (
        <option key={value} value={value} dir="auto" className="bg-raised text-ink">
          {n === undefined ? label : `${label} (${number.format(n)})`}
        </option>
      ))}
    </select>
  );
}
