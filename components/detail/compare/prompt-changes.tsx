import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import type { ComparedVideo } from "@/lib/gallery/compare";
import { diff } from "./diff";
import { COLUMNS, Letter } from "./letter";

const LOOKS = {
  gone: ["del", "bg-danger/12 text-danger"],
  new: ["ins", "bg-making/15 text-making underline-offset-4"],
} as const;

/** The first prompt, and the changes in the others: removed text struck through, added text underlined. */
export async function PromptChanges({ videos }: { videos: ComparedVideo[] }) {
  const t = await getTranslations("look.compare");
  const [first, ...others] = videos;
  if (!first) return null;
  const equal = others.every((video) => video.prompt === first.prompt);
  return (
    <section aria-labelledby="prompts">
      <h2 id="prompts" className="mb-3 text-faint text-sm">
        {t("prompts")}
      </h2>
      {equal ? (
        <>
          <p className="mb-2 text-soft text-sm">{t("samePrompt")}</p>
          <p dir="auto" className="whitespace-pre-wrap break-words text-lg">
            {first.prompt}
          </p>
        </>
      ) : (
        <ul className={`grid gap-x-8 gap-y-6 ${COLUMNS[videos.length]}`}>
          {videos.map((video, at) => (
            <li key={video.id} className="flex min-w-0 gap-3">
              <Letter at={at} />
              <p dir="auto" className="min-w-0 whitespace-pre-wrap text-pretty break-words">
                {at === 0 ? video.prompt : <Changes before={first.prompt} after={video.prompt} />}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function Changes({ before, after }: { before: string; after: string }) {
  const t = await getTranslations("look.compare");
  if (before === after) return <span className="text-soft">{t("sameAsA")}</span>;
  let offset = 0;
  return diff(before, after).map(({ kind, text }) => {
    const key = `${offset} ${kind}`;
    offset += text.length;
    if (kind === "same") return <span key={key}>{text}</span>;
    const [Mark, look] = LOOKS[kind];
    const words = text.trimEnd();
    return (
      <Fragment key={key}>
        <Mark className={`decoration-2 ${look}`}>
          {/* Not every screen reader distinguishes <del> from <ins>, so the words say it too. */}
          <bdi className="sr-only">{t(kind)} </bdi>
          {words}
        </Mark>
        {text.slice(words.length)}
      </Fragment>
    );
  });
}
