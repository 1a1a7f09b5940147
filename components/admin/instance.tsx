import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/account/action-form";
import { LimitFields } from "@/components/account/limit-fields";
import { Section } from "@/components/account/section";
import { instanceLimitsAction, ownKeysAction, stopSubmitsAction } from "@/lib/admin/actions";
import { loadInstance } from "@/lib/admin/loaders";
import { CreditsChart } from "./credits-chart";
import { LastBackup } from "./last-backup";
import { Megabytes } from "./megabytes";

/** What holds for everyone: the switch, limits, what needs attention, storage. */
export async function Instance() {
  const { settings, attention, storage, days, environment } = await loadInstance();
  const [t, format, now] = await Promise.all([getTranslations("admin"), getFormatter(), getNow()]);
  const stoppedAt = settings.submitsStoppedAt;
  return (
    <>
      <Section title={t("submits.title")} lead={t("submits.lead")}>
        <p className={`mb-4 text-sm ${stoppedAt ? "text-danger" : "text-soft"}`}>
          {stoppedAt
            ? t("submits.stopped", { when: format.dateTime(stoppedAt, { dateStyle: "medium", timeStyle: "short" }) })
            : t("submits.running")}
        </p>
        <ActionForm
          action={stopSubmitsAction}
          about={{ submits: stoppedAt ? "resume" : "stop" }}
          submit={t(stoppedAt ? "submits.resume" : "submits.stop")}
          look={stoppedAt ? "lamp" : "danger"}
        />
      </Section>
      <Section title={t("limits.title")} lead={t("limits.instance")}>
        <ActionForm action={instanceLimitsAction} submit={t("limits.save")}>
          <LimitFields
            day={settings.creditsDay}
            month={settings.creditsMonth}
            environment={{ day: environment.instanceDay, month: environment.instanceMonth }}
          />
        </ActionForm>
      </Section>
      <Section title={t("own_keys.title")} lead={t("own_keys.lead")}>
        <p className="mb-4 text-sm">{t(settings.ownKeys ? "own_keys.is_on" : "own_keys.is_off")}</p>
        <ActionForm
          action={ownKeysAction}
          about={{ own_keys: settings.ownKeys ? "off" : "on" }}
          submit={t(settings.ownKeys ? "own_keys.off" : "own_keys.on")}
        />
      </Section>
      <Section title={t("credits.title")} lead={t("credits.lead")}>
        <CreditsChart days={days} />
      </Section>
      <Section title={t("attention.title")} lead={t("attention.lead")}>
        {attention.length === 0 ? <p className="text-soft text-sm">{t("attention.empty")}</p> : null}
        <ul className="-my-2 flex flex-col">
          {attention.map(({ id, userId, email, state, sentAt, stalledAt, createdAt, trouble }) => (
            <li key={id} className="py-2 text-sm">
              <Link
                href={`/admin/users/${userId}` as Route}
                prefetch={false}
                className="inline-flex min-h-11 items-center underline-offset-4 hover:underline [overflow-wrap:anywhere]"
              >
                {email}
              </Link>
              <p className="text-faint text-xs [overflow-wrap:anywhere]">
                {t("attention.since", {
                  state,
                  when: format.relativeTime(stalledAt ?? sentAt ?? createdAt, now),
                })}
                {trouble ? ` · ${trouble}` : ""} · {id}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("storage.title")} lead={t("storage.lead")}>
        <dl className="flex flex-col gap-2 text-sm">
          <div className="flex justify-between gap-4">
            <dt className="text-soft">{t("storage.videos", { count: storage.videos })}</dt>
            <dd className="tabular-nums">
              <Megabytes bytes={storage.videoBytes + storage.posterBytes} />
            </dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt className="text-soft">{t("storage.images", { count: storage.images })}</dt>
            <dd className="tabular-nums">
              <Megabytes bytes={storage.imageBytes} />
            </dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt className="text-soft">{t("storage.audio", { count: storage.audio })}</dt>
            <dd className="tabular-nums">
              <Megabytes bytes={storage.audioBytes} />
            </dd>
          </div>
        </dl>
      </Section>
      <LastBackup />
      <p className="text-faint text-sm">
        {t.rich("cli", { code: (text) => <code className="rounded-sm bg-sunken px-1.5 py-0.5">{text}</code> })}
      </p>
    </>
  );
}
