import { getTranslations } from "next-intl/server";
import { CompareLink } from "@/components/detail/compare/compare-link";
import { loadLineage } from "@/lib/gallery/lineage";
import type { LineageNode } from "@/lib/gallery/lineage-tree";
import type { GenerationView } from "@/lib/generations/view";
import { LineageVideo } from "./lineage-video";

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
      {nodes.map(({ video, kind, again, children }) => (
        <li key={video.id} className="min-w-0">
          <LineageVideo video={video} here={video.id === here} kind={kind} again={again} />
          {children.length > 0 && (
            <div className="mt-1 ml-5 border-line border-l pl-3 sm:ml-8 sm:pl-4">
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
