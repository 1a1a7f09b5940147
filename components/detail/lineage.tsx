import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CompareLink } from "@/components/detail/compare/compare-link";
import { nameVideo } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { loadLineage } from "@/lib/gallery/lineage";
import type { LineageKind, LineageNode } from "@/lib/gallery/lineage-tree";
import type { GenerationView } from "@/lib/generations/view";

/** The videos that a video was made from, retried as and continued by, as a tree of links. */
export async function Lineage({ id }: { id: string }) {
  const [t, trees] = await Promise.all([getTranslations("look.lineage"), loadLineage(id)]);
  if (trees.length === 0) return null;
  return (
    <section aria-labelledby="lineage">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="lineage" className="text-faint text-sm">
          {t("title")}
        </h2>
        <CompareLink videos={near(trees, id)} />
      </div>
      <Branch nodes={trees} here={id} />
    </section>
  );
}

function Branch({ nodes, here }: { nodes: LineageNode<GenerationView>[]; here: string }) {
  return (
    <ul className="flex flex-col gap-1">
      {nodes.map(({ video, kind, children }) => (
        <li key={video.id} className="min-w-0">
          <LineageVideo video={video} here={video.id === here} kind={kind} />
          {children.length > 0 && (
            <div className="mt-1 ml-4 border-line border-l pl-2">
              <Branch nodes={children} here={here} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The video itself first, then its closest relatives: what a user would compare it with. */
function near(trees: LineageNode<GenerationView>[], id: string): GenerationView[] {
  const found: GenerationView[] = [];
  const walk = (node: LineageNode<GenerationView>) => {
    if (node.video.id === id) found.unshift(node.video, ...node.children.map(({ video }) => video));
    else if (node.children.some(({ video }) => video.id === id)) found.push(node.video);
    node.children.forEach(walk);
  };
  trees.forEach(walk);
  return [...new Map(found.map((video) => [video.id, video])).values()].toSorted(
    (a, b) => +(b.id === id) - +(a.id === id),
  );
}

type Props = { video: GenerationView; here: boolean; kind?: LineageKind | null };

/** One related video: its thumbnail, how it was made, and a link to it. */
async function LineageVideo({ video, here, kind }: Props) {
  const [t, states] = await Promise.all([getTranslations("look.lineage"), getTranslations("states")]);
  const notes = [kind && t(kind), here && t("here"), video.state !== "ready" && states(video.state)];
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
        {video.posterUrl && (
          <img src={cardPosterUrl(video.posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
        )}
      </span>
      <span className="min-w-0">
        <span dir="auto" className={`block truncate text-sm ${here ? "font-medium" : ""}`}>
          {nameVideo(video)}
        </span>
        <span className="block truncate text-faint text-xs">{notes.filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}
