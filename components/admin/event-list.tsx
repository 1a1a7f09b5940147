import { getFormatter, getTranslations } from "next-intl/server";
import type { loadLog } from "@/lib/admin/loaders";

type Props = Pick<Awaited<ReturnType<typeof loadLog>>, "events">;

/** Lines of the audit log. A name is that of an account that exists; a deleted one has only its id. */
export async function EventList({ events }: Props) {
  const [t, format] = await Promise.all([getTranslations("admin.events"), getFormatter()]);
  if (events.length === 0) return <p className="text-soft text-sm">{t("empty")}</p>;
  const named = (email: string | null, id: string) => email ?? t("gone", { id });
  return (
    <ul className="-my-2 flex flex-col">
      {events.map(({ event, actor, subject }) => {
        const { id, at, kind, actorId, subjectId, network, detail } = event;
        const stranger = detail.command === true ? t("command") : t("nobody");
        const more = Object.entries(detail).filter(([name, value]) => name !== "command" && value !== null);
        return (
          <li key={id} className="py-2 text-sm">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>{t(`kinds.${kind}`)}</span>
              <time dateTime={at.toISOString()} className="text-faint tabular-nums">
                {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
              </time>
            </p>
            <p className="text-faint text-xs [overflow-wrap:anywhere]">
              {[
                t("by", { who: actorId ? named(actor, actorId) : stranger }),
                subjectId && subjectId !== actorId ? t("about", { who: named(subject, subjectId) }) : null,
                ...more.map(([name, value]) => `${name}: ${value}`),
                network ? `network: ${network}` : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
