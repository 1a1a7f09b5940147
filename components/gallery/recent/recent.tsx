import { getTranslations } from "next-intl/server";
import { VideoMessages } from "@/components/video/video-messages";
import { loadGalleryPage } from "@/lib/generations/loaders";
import { RecentFeed } from "./recent-feed";

/** The newest videos beside the composer; submitted ones appear immediately through the gallery's feed. */
export async function Recent() {
  const [page, t] = await Promise.all([loadGalleryPage(), getTranslations("gallery")]);
  return (
    <section aria-label={t("recent.title")}>
      <VideoMessages>
        <RecentFeed initial={page} />
      </VideoMessages>
    </section>
  );
}
