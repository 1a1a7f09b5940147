import { getFormatter, getTranslations } from "next-intl/server";
import type { DayCount } from "@/lib/shares/loaders";

const WIDE = 10;
const GAP = 3;
const HIGH = 72;

/** Views (tall bars) and plays (lit bars inside them) by day. A table has the same numbers for screen readers. */
export async function LinkChart({ counts }: { counts: DayCount[] }) {
  const t = await getTranslations("share.link");
  const format = await getFormatter();
  const most = Math.max(1, ...counts.map(({ views, plays }) => Math.max(views, plays)));
  const tall = (number: number) => (number === 0 ? 0 : Math.max(2, (number / most) * HIGH));
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "medium", timeZone: "UTC" });
  const total = counts.reduce((sum, { views, plays }) => ({ views: sum.views + views, plays: sum.plays + plays }), {
    views: 0,
    plays: 0,
  });
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
        <span className="inline-flex items-center gap-2">
          <span aria-hidden="true" className="size-2.5 rounded-xs bg-faint" />
          {t("views", { count: total.views })}
        </span>
        <span className="inline-flex items-center gap-2">
          <span aria-hidden="true" className="size-2.5 rounded-xs bg-lamp" />
          {t("plays", { count: total.plays })}
        </span>
        <span className="text-faint text-xs">{t("counted", { days: counts.length })}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${counts.length * (WIDE + GAP) - GAP} ${HIGH + 1}`}
        className="h-24 w-full"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect x="0" y={HIGH} width="100%" height="1" fill="var(--line)" />
        {counts.map(({ day: name, views, plays }, index) => (
          <g key={name} transform={`translate(${index * (WIDE + GAP)} 0)`}>
            <rect y={HIGH - tall(views)} width={WIDE} height={tall(views)} fill="var(--faint)" opacity="0.55" />
            <rect x="2" y={HIGH - tall(plays)} width={WIDE - 4} height={tall(plays)} fill="var(--lamp)" />
          </g>
        ))}
      </svg>
      <div className="flex justify-between text-faint text-xs" aria-hidden="true">
        <span>{counts[0] ? day(counts[0].day) : null}</span>
        <span>{t("today")}</span>
      </div>
      <table className="sr-only">
        <caption>{t("chart")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            <th scope="col">{t("views_head")}</th>
            <th scope="col">{t("plays_head")}</th>
          </tr>
        </thead>
        <tbody>
          {counts
            .filter(({ views, plays }) => views + plays > 0)
            .map(({ day: name, views, plays }) => (
              <tr key={name}>
                <th scope="row">{day(name)}</th>
                <td>{views}</td>
                <td>{plays}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}
