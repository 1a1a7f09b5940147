import { getFormatter, getTranslations } from "next-intl/server";
import { loadSpent } from "@/lib/generations/loaders";

/** The credits that this user's generations have cost or reserved, and their limits. */
export async function CreditsUsed() {
  const [t, format, used] = await Promise.all([getTranslations("account.credits"), getFormatter(), loadSpent()]);
  const amount = (credits: string) => format.number(Number(credits), { maximumFractionDigits: 6 });
  const row = (label: string, credits: string, limit: string | null) => (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-soft">{label}</dt>
      <dd className="tabular-nums">
        {limit === null
          ? t("used", { used: amount(credits) })
          : t("usedOf", { used: amount(credits), limit: amount(limit) })}
      </dd>
    </div>
  );
  return (
    <dl className="flex flex-col gap-2">
      {row(t("today"), used.day, used.dayLimit)}
      {row(t("month"), used.month, used.monthLimit)}
    </dl>
  );
}
