import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { RelativeTime } from "@/components/video/relative-time";
import { plainDecimal } from "@/lib/generations/decimal";
import { isExported } from "@/lib/generations/exported";
import type { GenerationDetail } from "@/lib/generations/view";
import { modelName } from "@/lib/provider/models";

/** What the choices of the prompt became, and the way back to the prompt with all of them. */
async function Choices({ generation: { id, choices, template } }: { generation: GenerationDetail }) {
  const t = await getTranslations("choices");
  return (
    <>
      <bdi className="break-words">{choices?.map((choice) => choice || t("nothing")).join(" · ")}</bdi>
      {template !== null && (
        <Link
          href={{ pathname: "/", query: { from: id, template: "" } }}
          prefetch={false}
          className="block text-lamp-text underline-offset-4 hover:underline"
        >
          {t("useTemplate")}
        </Link>
      )}
    </>
  );
}

/** Settings, size and cost: what was requested and what resulted. */
export async function Facts({ generation }: { generation: GenerationDetail }) {
  const [t, choices, format] = await Promise.all([
    getTranslations("detail"),
    getTranslations("choices"),
    getFormatter(),
  ]);
  const credits = (amount: string) => t("credits", { amount: plainDecimal(amount), count: Number(amount) });
  const { consumed, estimate, failure, video } = generation;
  const facts: [string, React.ReactNode][] = [
    [t("made"), <RelativeTime key="made" at={generation.createdAt} />],
    [t("ratio"), generation.ratio],
    [t("duration"), t("seconds", { count: generation.duration })],
  ];
  const exported = isExported(generation);
  if (!exported) facts.push([t("model"), modelName(generation.model)]);
  if (generation.choices) facts.unshift([choices("label"), <Choices key="choices" generation={generation} />]);
  if (video) {
    facts.push([t("resolution"), `${generation.width} × ${generation.height}`]);
    facts.push([
      t("size"),
      format.number(video.bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }),
    ]);
  }
  if (!exported) facts.push([t("estimate"), credits(estimate)]);
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
