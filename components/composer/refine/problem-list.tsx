import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Problems } from "@/lib/refine/kept";

/** What is wrong with a proposal. */
export function ProblemList({ problems: { missing, unknown, over } }: { problems: Problems }) {
  const t = useTranslations("refine");
  return (
    <ul className="flex flex-col gap-1 text-danger text-sm">
      {missing.length > 0 && <Line words={t("missing")} items={missing} />}
      {unknown.length > 0 && <Line words={t("unknown")} items={unknown} />}
      {over > 0 && <li>{t("over", { over })}</li>}
    </ul>
  );
}

function Line({ words, items }: { words: string; items: readonly string[] }) {
  return (
    <li className="wrap-anywhere">
      {words}
      {items.map((item) => (
        <Fragment key={item}>
          {" "}
          <bdi className="font-mono">{item}</bdi>
        </Fragment>
      ))}
    </li>
  );
}
