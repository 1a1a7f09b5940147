import { getFormatter, getTranslations } from "next-intl/server";

const WIDE = 10;
const GAP = 3;
const HIGH = 72;

/** Credits by day as bars. A table has the same numbers for screen readers. */
export async function CreditsChart({ days }: { days: { day: string; credits: string }[] }) {
  const [t, format] = await Promise.all([getTranslations("admin.credits"), getFormatter()]);
  const bars = days.map(({ day, credits }) => ({ day, credits: Number(credits) }));
  const most = Math.max(...bars.map(({ credits }) => credits), 0);
  const tall = (credits: number) => (credits > 0 ? Math.max(2, (credits / most) * HIGH) : 0);
  const name = (day: string) => format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" });
  const amount = (credits: number) => format.number(credits, { maximumFractionDigits: 3 });
  const total = bars.reduce((sum, { credits }) => sum + credits, 0);
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="text-sm">{t("total", { credits: amount(total), days: bars.length })}</figcaption>
      <svg
        viewBox={`0 0 ${bars.length * (WIDE + GAP) - GAP} ${HIGH + 1}`}
        className="h-24 w-full"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect x="0" y={HIGH} width="100%" height="1" fill="var(--line)" />
        {bars.map(({ day, credits }, index) => (
          <rect
            key={day}
            x={index * (WIDE + GAP)}
            y={HIGH - tall(credits)}
            width={WIDE}
            height={tall(credits)}
            fill="var(--lamp)"
          />
        ))}
      </svg>
      <div className="flex justify-between text-faint text-xs" aria-hidden="true">
        <span>{bars[0] ? name(bars[0].day) : null}</span>
        <span>{t("today")}</span>
      </div>
      <table className="sr-only">
        <caption>{t("chart")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            <th scope="col">{t("amount")}</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter(({ credits }) => credits > 0)
            .map(({ day, credits }) => (
              <tr key={day}>
                <th scope="row">{name(day)}</th>
                <td>{amount(credits)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}
