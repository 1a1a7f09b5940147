import { Columns2 } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MOST } from "@/lib/gallery/compare";
import { loadLineage } from "@/lib/gallery/lineage";
import type { LineageNode } from "@/lib/gallery/lineage-tree";
import type { GenerationView } from "@/lib/generations/view";
import { LineageFilm } from "./lineage-film";

/** What a film was made from, tried again as and continued by, as a tree to walk; and the others of the same press. */
export async function Lineage({ generation }: { generation: GenerationView }) {
  const [t, { trees, set }] = await Promise.all([getTranslations("look.lineage"), loadLineage(generation)]);
  return (
    <>
      {trees.length > 0 && (
        <section aria-labelledby="lineage">
          <Heading id="lineage" title={t("title")} films={near(trees, generation.id)} compare={t("compare")} />
          <Branch nodes={trees} here={generation.id} />
        </section>
      )}
      {set.length > 0 && (
        <section aria-labelledby="set">
          <Heading id="set" title={t("set")} films={set} compare={t("compare")} />
          <ul className="grid gap-1 sm:grid-cols-2">
            {set.map((film) => (
              <li key={film.id} className="min-w-0">
                <LineageFilm film={film} here={film.id === generation.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Branch({ nodes, here }: { nodes: LineageNode<GenerationView>[]; here: string }) {
  return (
    <ul className="flex flex-col gap-1">
      {nodes.map(({ film, kind, again, children }) => (
        <li key={film.id} className="min-w-0">
          <LineageFilm film={film} here={film.id === here} kind={kind} again={again} />
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

type HeadingProps = { id: string; title: string; films: GenerationView[]; compare: string };

function Heading({ id, title, films, compare }: HeadingProps) {
  const ready = films.filter((film) => film.video).slice(0, MOST);
  return (
    <div className="mb-1 flex min-h-11 items-center justify-between gap-3">
      <h2 id={id} className="text-faint text-sm">
        {title}
      </h2>
      {ready.length > 1 && (
        <Link
          href={{ pathname: "/gallery/compare", query: { ids: ready.map((film) => film.id).join() } }}
          prefetch={false}
          className="inline-flex min-h-11 items-center gap-1.5 text-sm text-soft hover:text-ink"
        >
          <Columns2 aria-hidden="true" className="size-4" />
          {compare}
        </Link>
      )}
    </div>
  );
}

/** The film itself first, then those that stand next to it: what one would compare it with. */
function near(trees: LineageNode<GenerationView>[], id: string): GenerationView[] {
  const found: GenerationView[] = [];
  const walk = (node: LineageNode<GenerationView>) => {
    if (node.film.id === id) found.unshift(node.film, ...node.children.map(({ film }) => film));
    else if (node.children.some(({ film }) => film.id === id)) found.push(node.film);
    node.children.forEach(walk);
  };
  trees.forEach(walk);
  return [...new Map(found.map((film) => [film.id, film])).values()].toSorted(
    (a, b) => +(b.id === id) - +(a.id === id),
  );
}
