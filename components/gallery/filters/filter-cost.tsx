import { useTranslations } from "next-intl";

/** The minimum and maximum cost of a video, in credits. */
export function FilterCost({ from, to }: { from?: string; to?: string }) {
  const t = useTranslations("gallery.filters");
  return (
    <fieldset>
      <legend className="mb-1.5 text-faint text-xs">{t("cost")}</legend>
      <div className="grid grid-cols-2 gap-2">
        {[["costFrom", t("costFrom"), from] as const, ["costTo", t("costTo"), to] as const].map(
          ([name, label, value]) => (
            <label
              key={name}
              className="flex min-h-11 items-center gap-2 rounded-md bg-surface px-3 text-sm md:min-h-10"
            >
              <span className="text-soft">{label}</span>
              <input
                name={name}
                dir="ltr"
                defaultValue={value}
                inputMode="decimal"
                pattern="\d{1,9}(\.\d{1,6})?"
                autoComplete="off"
                className="w-full min-w-0 bg-transparent tabular-nums invalid:text-danger"
              />
            </label>
          ),
        )}
      </div>
    </fieldset>
  );
}
