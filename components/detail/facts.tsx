import { getFormatter, getTranslations } from "next-intl/server";
import { RelativeTime } from "@/components/video/relative-time";
import { plainDecimal } from "@/lib/generations/decimal";
import type { GenerationDetail } from "@/lib/generations/view";
import { modelName } from "@/lib/provider/models";

/** Settings, size and cost: what was requested and what resulted. */
export async function Facts({ generation }: { generation: GenerationDetail }) {
  const [t, format] = await Promise.all([getTranslations("detail"), getFormatter()]);
  const credits = (amount: string) => t("credits", { amount: plainDecimal(amount), count: Number(amount) });
  const { consumed, estimate, failure, video } = generation;
  const facts: [string, React.ReactNode][] = [
    [t("made"), <RelativeTime key="made" at={generation.createdAt} />],
    [t("ratio"), generation.ratio],
    [t("duration"), t("seconds", { count: generation.duration })],
    [t("model"), modelName(generation.model)],
  ];
  if (video) {
    facts.push([t("resolution"), `${generation.width} × ${generation.height}`]);
    facts.push([
      t("size"),
      format.number(video.bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }),
    ]);
  }
  facts.push([t("estimate"), credits(estimate)]);
  if (consumed !== null) facts.push([t("charged"), credits(consumed)]);
  else if (failure) facts.push([t("charged"), t(`chargedUnknown.${failure.charged === false ? "no" : "unknown"}`)]);
  if (generation.taskId)
    facts.push([
      t("task"),
      <code key="task" className="break-all font-mono text-xs">
        {generation.taskId}
      </code>,
    ]);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-2 text-faint text-sm">
        {t("facts")}
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
