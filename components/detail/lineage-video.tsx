import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { promptStart } from "@/components/video/prompt-start";
import type { LineageKind } from "@/lib/gallery/lineage-tree";
import type { GenerationView } from "@/lib/generations/view";

type Props = { video: GenerationView; here: boolean; kind?: LineageKind | null; again?: boolean };

/** One related video: its thumbnail, how it was made, and a link to it. */
export async function LineageVideo({ video, here, kind, again }: Props) {
  const [t, states] = await Promise.all([getTranslations("look.lineage"), getTranslations("states")]);
  const notes = [
    kind && t(kind),
    here && t("here"),
    again && t("again"),
    video.state !== "ready" && states(video.state),
  ];
  return (
    <Link
      href={`/gallery/${video.id}`}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={`flex min-h-14 min-w-0 items-center gap-3 rounded-md p-1.5 pr-3 ${here ? "bg-raised" : "hover:bg-raised"}`}
    >
      <span
        className="h-11 w-16 shrink-0 overflow-hidden rounded-sm bg-sunken"
        style={video.placeholder ? { backgroundColor: video.placeholder } : undefined}
      >
        {video.posterUrl && <img src={video.posterUrl} alt="" loading="lazy" className="size-full object-cover" />}
      </span>
      <span className="min-w-0">
        <span dir="auto" className={`block truncate text-sm ${here ? "font-medium" : ""}`}>
          {video.title ?? promptStart(video.prompt)}
        </span>
        <span className="block truncate text-faint text-xs">{notes.filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}
