import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { endOtherSessionsAction, endSessionAction } from "@/lib/accounts/actions";
import type { SessionView } from "@/lib/accounts/loaders";

const HANDHELD = ["iPhone", "iPad", "Android"];

export async function Sessions({ sessions }: { sessions: SessionView[] }) {
  const [t, format, now] = await Promise.all([getTranslations("account.sessions"), getFormatter(), getNow()]);
  return (
    <>
      <ul className="-my-2 flex flex-col">
        {sessions.map(({ id, here, browser, system, lastSeenAt, createdAt }) => {
          const device = t("device", { browser: browser ?? t("browser"), system: system ?? t("system") });
          const kind = HANDHELD.some((name) => name === system) ? "smartphone" : "laptop";
          const since = t("since", { date: format.dateTime(createdAt, { dateStyle: "medium" }) });
          return (
            <li key={id} className="flex items-center gap-4 py-2">
              <Icon name={kind} className="size-5 text-faint" />
              <div className="min-w-0 grow">
                <p className="text-sm">{device}</p>
                <p className="text-faint text-xs">
                  {here ? t("now") : t("seen", { when: format.relativeTime(lastSeenAt, now) })} · {since}
                </p>
              </div>
              {here ? (
                <span className="rounded-sm bg-sunken px-2 py-1 text-soft text-xs">{t("here")}</span>
              ) : (
                <form action={endSessionAction}>
                  <input type="hidden" name="session" value={id} />
                  <Button type="submit" look="danger" aria-label={t("endLabel", { device })}>
                    {t("end")}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <form action={endOtherSessionsAction} className="mt-5">
          <Button type="submit">{t("endOthers")}</Button>
        </form>
      ) : (
        <p className="mt-4 text-faint text-sm">{t("alone")}</p>
      )}
    </>
  );
}
