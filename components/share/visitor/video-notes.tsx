import { Download, Wand2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import type { SharedImage, SharedVideo } from "@/lib/shares/shared-view";

type Props = { video: SharedVideo; signedIn: boolean };

/** What the owner chose to show beside a video; nothing when that is nothing. */
export async function VideoNotes({ video, signedIn }: Props) {
  const t = await getTranslations("share");
  const remixUrl = signedIn ? video.remixUrl : null;
  return (
    <div className="mx-auto mt-6 flex w-full max-w-2xl flex-col gap-8 empty:hidden">
      {video.downloadUrl || remixUrl ? (
        <div className="flex flex-wrap justify-center gap-2">
          {video.downloadUrl ? (
            <a href={video.downloadUrl} download className={buttonClass("quiet")}>
              <Download aria-hidden="true" className="size-4" />
              {t("download")}
            </a>
          ) : null}
          {remixUrl ? (
            <a href={remixUrl} className={buttonClass("quiet")}>
              <Wand2 aria-hidden="true" className="size-4" />
              {t("remix")}
            </a>
          ) : null}
        </div>
      ) : null}
      {video.prompt ? (
        <section>
          <h2 className="text-sm text-soft">{t("prompt")}</h2>
          <p dir="auto" className="mt-2 whitespace-pre-wrap text-lg [overflow-wrap:anywhere]">
            {video.prompt}
          </p>
        </section>
      ) : null}
      {video.images.length > 0 ? <SharedImages images={video.images} /> : null}
      {video.settings ? (
        <section>
          <h2 className="text-sm text-soft">{t("settings")}</h2>
          <p className="timecode mt-2">
            {[video.settings.model, video.settings.ratio, t("seconds", { seconds: video.settings.duration })].join(
              " · ",
            )}
          </p>
        </section>
      ) : null}
    </div>
  );
}

/** The images, numbered as in the prompt. */
async function SharedImages({ images }: { images: SharedImage[] }) {
  const t = await getTranslations("share");
  return (
    <section>
      <h2 className="text-sm text-soft">{t("images")}</h2>
      <ol className="mt-3 flex flex-wrap gap-3">
        {images.map((image, index) => (
          <li key={image.url} className="relative">
            <img
              src={image.url}
              alt={t("image_alt", { place: index + 1 })}
              width={image.width}
              height={image.height}
              loading="lazy"
              className="h-28 w-auto rounded-sm bg-sunken"
            />
            <span aria-hidden="true" className="timecode absolute start-1 bottom-1 rounded-sm bg-ground/85 px-1.5">
              {index + 1}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
