import { getLocale, getTranslations } from "next-intl/server";
import { StarterDrawing } from "@/components/composer/library/starter-drawing";
import type { Starter } from "@/components/composer/library/starters/starter";
import type { Role } from "@/lib/generations/roles";
import { StarterButton } from "./starter-button";

const SHOWN = 6;

/** Six templates for a first video, each with the images that it wants. */
export async function Starters() {
  const [t, locale] = await Promise.all([getTranslations("compose"), getLocale()]);
  const { starters } = await (locale === "zh"
    ? import("@/components/composer/library/starters/zh")
    : import("@/components/composer/library/starters/en"));
  return (
    <>
      <h2 className="mb-1 text-pretty font-semibold text-xl">{t("stage.start")}</h2>
      <p className="mb-5 max-w-prose text-pretty text-soft">{t("stage.how")}</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,max(17rem,30%)),1fr))] gap-3">
        {starters.slice(0, SHOWN).map((starter) => (
          <li key={starter.id}>
            <StarterButton id={starter.id}>
              <Storyline starter={starter} />
              <span className="flex items-baseline justify-between gap-3">
                <span id={`starter-${starter.id}`} className="font-medium">
                  {starter.name}
                </span>
                <span className="timecode shrink-0 text-faint">
                  {starter.ratio} · {t("library.seconds", { count: starter.duration })}
                </span>
              </span>
              <span id={`starter-${starter.id}-about`} className="flex grow flex-col text-pretty text-soft text-sm">
                {starter.about}
                <span className="mt-auto flex flex-wrap items-center gap-1.5 pt-2 text-soft text-xs">
                  {starter.roles.map(numbered).map(({ number, role }) => (
                    <span key={number} className="rounded-sm border border-line border-dashed px-1.5 py-0.5">
                      {number} · {t(`roles.${role}.name`)}
                    </span>
                  ))}
                  {starter.roles.length === 0 && <span className="py-0.5">{t("library.images", { count: 0 })}</span>}
                </span>
              </span>
            </StarterButton>
          </li>
        ))}
      </ul>
    </>
  );
}

const numbered = (role: Role, at: number) => ({ number: at + 1, role });

/** The shots of a template side by side, each as wide as it is long. */
function Storyline({ starter: { frames, ratio } }: { starter: Starter }) {
  const ends = frames.map((_frame, at) => frames.slice(0, at + 1).reduce((sum, { seconds }) => sum + seconds, 0));
  return (
    <span aria-hidden="true" className="mb-2 flex h-20 gap-px overflow-hidden rounded-md bg-sunken">
      {frames.map((frame, at) => (
        <span
          key={ends[at]}
          className="flex min-w-0 items-center justify-center overflow-hidden py-1.5 text-soft"
          style={{ flex: `${frame.seconds} 1 0` }}
        >
          <StarterDrawing frame={frame} ratio={ratio} />
        </span>
      ))}
    </span>
  );
}
