import { getTranslations } from "next-intl/server";
import { loadGalleryPage } from "@/lib/generations/loaders";
import { FramesSkeleton } from "./frames";
import { RecentFeed } from "./recent-feed";
import { GalleryWords } from "./words";

/** The newest results beside the composer; what is submitted appears here at once through the gallery's feed. */
export async function Recent() {
  const [page, t] = await Promise.all([loadGalleryPage(), getTranslations("gallery")]);
  return (
    <section aria-label={t("recent.title")}>
      <GalleryWords>
        <RecentFeed initial={page} />
      </GalleryWords>
    </section>
  );
}

export const RecentSkeleton = () => <FramesSkeleton count={8} />;
