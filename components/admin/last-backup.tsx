import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { Section } from "@/components/account/section";
import { loadInstance } from "@/lib/admin/loaders";
import { Megabytes } from "./megabytes";

/** The newest backup, and what is wrong with the later ones. */
export async function LastBackup() {
  const { backup } = await loadInstance();
  const [t, format, now] = await Promise.all([getTranslations("admin.backups"), getFormatter(), getNow()]);
  const { complete, error, scheduled, overdue } = backup;
  return (
    <Section title={t("title")} lead={t("lead")}>
      {overdue ? <p className="mb-3 text-danger text-sm">{t("overdue")}</p> : null}
      {error ? (
        <p className="mb-3 text-danger text-sm [overflow-wrap:anywhere]">{t("failed", { reason: error })}</p>
      ) : null}
      {complete?.finishedAt ? (
        <dl className="flex flex-col gap-2 text-sm">
          <div className="flex justify-between gap-4">
            <dt className="text-soft">
              <time dateTime={complete.finishedAt.toISOString()}>{format.relativeTime(complete.finishedAt, now)}</time>
              {" · "}
              {t("size", { count: complete.files ?? 0 })}
            </dt>
            <dd className="tabular-nums">
              <Megabytes bytes={complete.bytes ?? 0} />
            </dd>
          </div>
        </dl>
      ) : (
        <p className="text-soft text-sm">
          {t.rich("none", { code: (text) => <code className="rounded-sm bg-sunken px-1.5 py-0.5">{text}</code> })}
        </p>
      )}
      {scheduled ? <p className="mt-2 text-faint text-xs">{t("daily", { time: scheduled })}</p> : null}
    </Section>
  );
}
