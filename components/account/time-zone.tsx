import { getFormatter, getNow, getTimeZone, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { timeZoneAction } from "@/lib/accounts/actions";

/** The user's time zone and its current time. In a native select, typing finds an entry. */
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
      <div className="flex flex-col gap-1.5">
        <label htmlFor="time-zone" className="font-medium text-sm">
          {t("label")}
        </label>
        <Select
          // A form is reset after its action, to the option that was selected when the list was first rendered.
          key={zone}
          id="time-zone"
          name="timeZone"
          defaultValue={zone}
        >
          {zones.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </div>
      <p className="text-faint text-sm">
        {t("now", { at: format.dateTime(now, { dateStyle: "full", timeStyle: "short" }) })}
      </p>
      <Button type="submit" className="self-start">
        {account("save")}
      </Button>
    </form>
  );
}
