import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmbedNotice, EmbedPlayer } from "@/components/share/visitor/embed-page";
import { env } from "@/env";
import { playerOptions } from "@/lib/shares/embed/player-options";
import { linkTitle } from "@/lib/shares/link-text";
import { loadEmbedded } from "@/lib/shares/load-shared";

export async function generateMetadata({ params, searchParams }: PageProps<"/embed/[slug]">): Promise<Metadata> {
  const shown = await loadEmbedded((await params).slug, (await searchParams).video);
  const t = await getTranslations("share");
  return {
    title: { absolute: shown.kind === "open" ? linkTitle(shown.link, t) : t(`${shown.kind}_title`) },
    robots: { index: false, follow: false },
    alternates: shown.kind === "open" ? { canonical: new URL(shown.link.pageUrl, env.appUrl).href } : undefined,
  };
}

/** The only page that other sites may frame. It never asks for a password: a frame can't prove whose it is. */
export default async function EmbedPage({ params, searchParams }: PageProps<"/embed/[slug]">) {
  const { slug } = await params;
  const query = await searchParams;
  const shown = await loadEmbedded(slug, query.video);
  switch (shown.kind) {
    case "missing":
    case "ended":
      return <EmbedNotice kind={shown.kind} />;
    case "locked":
      return <EmbedNotice kind="locked" href={`/v/${slug}`} />;
    case "open":
      return <EmbedPlayer shown={shown} options={playerOptions(query)} />;
  }
}
