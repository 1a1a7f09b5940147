import { useLocale } from "next-intl";
import { Select } from "@/components/ui/select";
import { numberFormat } from "@/lib/text/formats";

/** `n` is how many videos it would show, where that is known. */
export type FilterOption = { value: string; label: string; n?: number };

/** A filter of several values, with counts. */
export function FilterChoice(props: { name: string; label: string; value?: string; options: FilterOption[] }) {
  const number = numberFormat(useLocale());
  return (
    <Select
      look={props.value ? "pressed" : "button"}
      name={props.name}
      aria-label={props.label}
      defaultValue={props.value ?? ""}
    >
      <option value="">{props.label}</option>
      {props.options.map(({ value, label, n }) => (
        <option key={value} value={value} dir="auto">
          {n === undefined ? label : `${label} (${number.format(n)})`}
        </option>
      ))}
    </Select>
  );
}
