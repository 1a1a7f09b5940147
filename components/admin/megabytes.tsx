import { getFormatter } from "next-intl/server";

/** A size of files, in a unit that keeps the number short. */
export async function Megabytes({ bytes }: { bytes: number }) {
  const format = await getFormatter();
  const large = bytes >= 1_000_000_000;
  const unit = large ? "gigabyte" : "megabyte";
  const value = bytes / (large ? 1_000_000_000 : 1_000_000);
  return format.number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}
