import { getFormatter, getTranslations } from "next-intl/server";
import { loadUsage } from "@/lib/accounts/loaders";

/** What this user's files take, and their limits. */
export async function StorageUsed() {
  const [t, format, { used, most }] = await Promise.all([
    getTranslations("account.storage"),
    getFormatter(),
    loadUsage(),
  ]);
  const size = (bytes: number) => {
    const [unit, one] = bytes >= 1e9 ? (["gigabyte", 1e9] as const) : (["megabyte", 1e6] as const);
    return format.number(bytes / one, { style: "unit", unit, maximumFractionDigits: 1 });
  };
  const row = (label: string, amount: number, limit: number | null, words: (amount: number) => string) => (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1">
      <dt className="text-soft">{label}</dt>
      <dd className="tabular-nums">
        {limit === null ? words(amount) : t("usedOf", { used: words(amount), most: words(limit) })}
      </dd>
      {limit === null ? null : (
        <dd aria-hidden="true" className="col-span-2 leading-none">
          <meter min={0} max={limit} high={limit * 0.9} value={amount} className="h-1.5 w-full" />
        </dd>
      )}
    </div>
  );
  const number = (amount: number) => format.number(amount);
  return (
    <dl className="flex flex-col gap-3">
      {row(t("videos"), used.videos, most.videos, number)}
      {row(t("images"), used.images, most.images, number)}
      {row(t("bytes"), used.bytes, most.bytes, size)}
    </dl>
  );
}
