import { getTranslations } from "next-intl/server";
import { RelativeTime } from "@/components/video/relative-time";
import { timecode } from "@/components/video/timecode";
import type { TransitionView } from "@/lib/generations/view";

/** Every state change with its time and duration. */
export async function StateTimeline({ moments }: { moments: TransitionView[] }) {
  const [t, states] = await Promise.all([getTranslations("detail"), getTranslations("states")]);
  if (moments.length === 0) return null;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-2 text-faint text-sm">
        {t("timeline")}
      </h2>
      <ol className="flex flex-col">
        {moments.map((moment, at) => {
          const next = moments[at + 1];
          return (
            <li key={moment.id} className="relative flex gap-3 pb-3 text-sm last:pb-0">
              <span aria-hidden="true" className="mt-1.5 flex flex-col items-center">
                <span className={`size-2 rounded-full ${dot(moment.to)}`} />
                {next && <span className="mt-1 w-px flex-1 bg-line" />}
              </span>
              <div className="min-w-0 flex-1">
                <p className="flex justify-between gap-3">
                  <span>{states(moment.to)}</span>
                  <span className="text-faint">
                    <RelativeTime at={moment.at} exact />
                  </span>
                </p>
                {moment.note && (
                  <p dir="auto" className="break-words text-soft text-xs">
                    {moment.note}
                  </p>
                )}
                {next && <p className="timecode text-faint">{timecode(Date.parse(next.at) - Date.parse(moment.at))}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function dot(state: TransitionView["to"]): string {
  if (state === "failed") return "bg-danger";
  if (state === "ready" || state === "unconfirmed") return "bg-lamp";
  return state === "canceled" ? "bg-faint" : "bg-making";
}
