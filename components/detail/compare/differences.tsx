import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { choiceLine } from "@/components/video/name-video";
import type { ComparedVideo } from "@/lib/gallery/compare";
import { plainDecimal } from "@/lib/generations/decimal";
import type { ImageView } from "@/lib/generations/view";
import { modelName } from "@/lib/provider/models";
import { letterOf } from "./letter";

type Fact = { name: string; of: (video: ComparedVideo) => string; show?: (video: ComparedVideo) => ReactNode };

/** A table of the images and settings that differ. */
export async function Differences({ videos }: { videos: ComparedVideo[] }) {
  const [t, detail, choices] = await Promise.all([
    getTranslations("look.compare"),
    getTranslations("detail"),
    getTranslations("choices"),
  ]);
  const facts: Fact[] = [
    {
      name: detail("images"),
      of: (video) => video.images.map(({ id }) => id).join(),
      show: (video) => <Images images={video.images} none={t("none")} />,
    },
    { name: choices("label"), of: (video) => choiceLine(video) ?? t("none") },
    { name: detail("ratio"), of: (video) => video.ratio },
    { name: detail("duration"), of: (video) => detail("seconds", { count: video.duration }) },
    { name: detail("model"), of: (video) => modelName(video.model) },
    { name: detail("resolution"), of: (video) => `${video.width} × ${video.height}` },
    {
      name: detail("charged"),
      of: ({ consumed }) =>
        consumed === null
          ? detail("chargedUnknown.unknown")
          : detail("credits", { amount: plainDecimal(consumed), count: Number(consumed) }),
    },
  ];
  const differing = facts.filter(({ of }) => new Set(videos.map(of)).size > 1);
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="mb-3 text-faint text-sm">
        {t("differences")}
      </h2>
      {differing.length === 0 ? (
        <p className="text-soft text-sm">{t("sameSettings")}</p>
      ) : (
        <table className="w-full table-fixed text-left text-sm">
          <thead>
            <tr className="text-faint">
              <th scope="col" className="w-22 pb-2 font-normal sm:w-28">
                <span className="sr-only">{t("what")}</span>
              </th>
              {videos.map((video, at) => (
                <th key={video.id} scope="col" className="timecode pb-2 font-semibold">
                  {letterOf(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ name, of, show = of }) => (
              <tr key={name} className="align-top shadow-[0_-1px_0_var(--line)]">
                <th scope="row" className="py-2.5 pr-3 font-normal text-soft">
                  {name}
                </th>
                {videos.map((video) => (
                  <td key={video.id} className="break-words py-2.5 pr-2 tabular-nums">
                    {show(video)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Images({ images, none }: { images: ImageView[]; none: string }) {
  if (images.length === 0) return none;
  return (
    <ol className="flex flex-wrap gap-1">
      {images.map((image, at) => (
        <li key={image.id}>
          <img
            src={image.thumbUrl}
            alt={`@image${at + 1}: ${image.name}`}
            loading="lazy"
            className="size-9 rounded-[3px] object-cover"
          />
        </li>
      ))}
    </ol>
  );
}
