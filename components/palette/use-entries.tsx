import { Bookmark, Clapperboard, FolderOpen, Link2, ListVideo, Users } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { startTransition } from "react";
import useSWR from "swr";
import type { Command, CommandIcon } from "@/components/commands/command";
import { pageCommands } from "@/components/commands/page-commands";
import { type LibraryItem, savedItem, starterItem } from "@/components/composer/library/library-item";
import { loadStarters } from "@/components/composer/library/load-starters";
import { requestedItem } from "@/components/composer/library/requested-item";
import { useRunAction } from "@/components/ui/use-run-action";
import { useStore } from "@/components/ui/use-store";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { Found } from "@/lib/search/search";
import type { Everywhere } from "./commands/everywhere";
import { EVERYWHERE } from "./commands/everywhere-commands";
import type { Entry, EntryKind } from "./entry";

/** Everything that the palette can list now, in the order of each group. `current`: `found` is by the typed text. */
export function useEntries(
  found: Found | undefined,
  { current, admin }: { current: boolean; admin: boolean },
): Entry[] {
  const t = useTranslations("commands");
  const language = useLocale();
  const router = useRouter();
  const path = usePathname();
  const attempt = useRunAction();
  const here = useStore(pageCommands);
  const starters = useSWR(["starters", language], () => loadStarters(language), { revalidateIfStale: false });

  const go = (address: Route) => router.push(address);
  const everywhere: Everywhere = {
    go,
    language,
    admin,
    prefer: (action, name, value) => {
      const form = new FormData();
      form.set(name, value);
      startTransition(() => attempt(() => action(form).then(() => ({ ok: true }))));
    },
  };
  const load = (item: LibraryItem) => {
    requestedItem.set(() => item);
    if (path !== "/") go("/");
  };
  const ofCommands = <Context,>(
    commands: readonly Command<Context>[],
    context: Context,
    kindOf: (id: string) => EntryKind,
  ): Entry[] =>
    commands.flatMap(({ id, keys, Icon, run, when }) =>
      run && (when?.(context) ?? true)
        ? [{ key: id, kind: kindOf(id), name: t(`does.${id}`), keys, look: icon(Icon), run: () => run(context) }]
        : [],
    );

  return [
    ...ofCommands(here, undefined, () => "actions"),
    ...ofCommands(EVERYWHERE, everywhere, (id) =>
      id.startsWith("page_") ? "pages" : id === "keys" ? "actions" : "preferences",
    ),
    ...(found?.videos ?? []).map(({ id, name, posterUrl, placeholder }) => ({
      key: `video-${id}`,
      kind: "videos" as const,
      name,
      found: current,
      look: (
        <span
          className="h-6 w-8 overflow-hidden rounded-[3px] bg-sunken"
          style={{ backgroundColor: placeholder ?? undefined }}
        >
          {posterUrl && <img src={cardPosterUrl(posterUrl)} alt="" loading="lazy" className="size-full object-cover" />}
        </span>
      ),
      run: () => go(`/gallery/${id}` as Route),
    })),
    ...(found?.elements ?? []).map(({ id, name, description, thumbUrl }) => ({
      key: `element-${id}`,
      kind: "elements" as const,
      name,
      about: description.slice(0, 120),
      found: current,
      look: thumbUrl ? (
        <img src={thumbUrl} alt="" loading="lazy" className="size-6 rounded-[3px] object-cover" />
      ) : (
        icon(Users)
      ),
      run: () => go(`/elements/${id}` as Route),
    })),
    ...(found?.collections ?? []).map(({ id, name }) => ({
      key: `collection-${id}`,
      kind: "collections" as const,
      name,
      found: current,
      look: icon(FolderOpen),
      run: () => go(`/gallery/collections/${id}` as Route),
    })),
    ...(found?.sequences ?? []).map(({ id, name }) => ({
      key: `sequence-${id}`,
      kind: "sequences" as const,
      name,
      found: current,
      look: icon(ListVideo),
      run: () => go(`/sequences/${id}` as Route),
    })),
    ...(found?.links ?? []).map(({ slug, name }) => ({
      key: `link-${slug}`,
      kind: "links" as const,
      name: name ?? t("untitled"),
      found: current,
      look: icon(Link2),
      run: () => go(`/links/${slug}` as Route),
    })),
    ...(starters.data ?? []).map((starter) => ({
      key: `starter-${starter.id}`,
      kind: "starters" as const,
      name: starter.name,
      about: starter.about,
      look: icon(Clapperboard),
      run: () => load(starterItem(starter)),
    })),
    ...(found?.prompts ?? []).map((saved) => ({
      key: `prompt-${saved.id}`,
      kind: "prompts" as const,
      name: saved.name,
      about: saved.text.slice(0, 120),
      found: current,
      look: icon(Bookmark),
      run: () => load(savedItem(saved)),
    })),
  ];
}

const icon = (Icon: CommandIcon) => <Icon aria-hidden="true" className="size-4" />;
