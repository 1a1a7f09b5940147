import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { plainDecimal } from "@/lib/generations/decimal";

type Props = { day: string | null; month: string | null; environment?: { day?: string; month?: string } };

/** Two limits in credits; `environment` has those that hold when a field is empty. */
export async function LimitFields({ day, month, environment }: Props) {
  const t = await getTranslations("admin.limits");
  const hint = (limit: string | undefined) =>
    environment && t("environment", { limit: limit === undefined ? t("no_limit") : plainDecimal(limit) });
  return (
    <div className="grid w-full gap-4 sm:grid-cols-2">
      <Field
        // A form is reset after its action, to the value with which the field was first rendered.
        key={`day ${day}`}
        label={t("day")}
        hint={hint(environment?.day)}
        name="day"
        inputMode="decimal"
        defaultValue={day === null ? "" : plainDecimal(day)}
      />
      <Field
        key={`month ${month}`}
        label={t("month")}
        hint={hint(environment?.month)}
        name="month"
        inputMode="decimal"
        defaultValue={month === null ? "" : plainDecimal(month)}
      />
    </div>
  );
}
