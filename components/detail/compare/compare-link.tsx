import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon/icon";
import { MAX_COMPARED, MIN_COMPARED } from "@/lib/gallery/compare";
import type { GenerationView } from "@/lib/generations/view";

/** Links to a comparison of the first four finished videos among these. */
export async function CompareLink({ videos }: { videos: readonly GenerationView[] }) {
  const t = await getTranslations("look.compare");
  const ready = videos.filter((video) => video.video).slice(0, MAX_COMPARED);
  if (ready.length < MIN_COMPARED) return null;
  return (
    <Link
      href={{ pathname: "/gallery/compare", query: { ids: ready.map((video) => video.id).join() } }}
      prefetch={false}
      className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink md:min-h-8"
    >
      <Icon name="columns-2" />
      {t("these")}
    </Link>
  );
}
