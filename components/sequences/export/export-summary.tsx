"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ExportKind, ExportSummary } from "./messages";

/** Bytes in words: a file of less than a tenth of a megabyte is one of them. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, one] = bytes >= 1e9 ? (["gigabyte", 1e9] as const) : (["megabyte", 1e6] as const);
    return format.number(Math.max(0.1, bytes / one), { style: "unit", unit, maximumFractionDigits: 1 });
  };
}

/** How it will be made: copied without loss, or encoded and why; and whose signatures end with it. */
export function ExportSummaryText({ summary, what }: { summary: ExportSummary | null; what: ExportKind }) {
  const t = useTranslations("sequences.export");
  const size = useSize();
  if (!summary) return <p className="text-soft text-sm">{t("planning")}</p>;
  const { video, sound, width, height, signed, bytes } = summary;
  return (
    <div className="flex flex-col gap-1 text-sm">
      {what === "video" && <p>{video.how === "copy" ? t("copy") : t(`encode_${video.reason}`, { width, height })}</p>}
      <p className="text-soft">
        {t(`sound_${sound}`)}
        {sound === "none" && ` ${t("size", { size: size(bytes) })}`}
      </p>
      {signed > 0 && <p className="text-soft">{t("signed", { count: signed })}</p>}
    </div>
  );
}
