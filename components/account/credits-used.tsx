import { getFormatter, getTranslations } from "next-intl/server";

type Used = { day: string; month: string; dayLimit: string | null; monthLimit: string | null };

/** Credits that were spent or are reserved, and their limits. */
export async function CreditsUsed({ used }: { used: Used }) {
  const [t, format] = await Promise.all([getTranslations("account.credits"), getFormatter()]);
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
