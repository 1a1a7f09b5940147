import { getFormatter, getNow, getTimeZone, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { timeZoneAction } from "@/lib/accounts/actions";

/** The user's time zone and its current time. A native select, because typing finds an entry. */
export async function TimeZone() {
  const [t, account, format, zone, now] = await Promise.all([
    getTranslations("account.timeZone"),
    getTranslations("account"),
    getFormatter(),
    getTimeZone(),
    getNow(),
  ]);
  const zones = [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <form action={timeZoneAction} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1.5 font-medium text-sm">
        {t("label")}
        <select
          // A form is reset after its action, to the option that was selected when the list was first rendered.
          key={zone}
          name="timeZone"
          defaultValue={zone}
          className="min-h-11 w-full rounded-md bg-sunken px-3 font-normal text-base text-ink shadow-[inset_0_0_0_1px_var(--line)]"
        >
          {zones.map((name) => (
            <option key={name} value={name} className="bg-raised text-ink">
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </label>
      <p className="text-faint text-sm">
        {t("now", { at: format.dateTime(now, { dateStyle: "full", timeStyle: "short" }) })}
      </p>
      <Button type="submit" className="self-start">
        {account("save")}
      </Button>
    </form>
  );
}
