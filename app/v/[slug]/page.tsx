import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ScreeningRoom } from "@/components/share/screening-room";
import { env } from "@/env";
import { loadSharedFilm } from "@/lib/shares/loaders";
import { unfold } from "@/lib/shares/unfold";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const film = await loadSharedFilm((await params).slug);
  return film ? unfold(film, env.appUrl, await getTranslations("share")) : {};
}

/** No loading.tsx and no Suspense above this await: once anything had been sent, a missing film could not be a 404. */
export default async function SharePage({ params }: Props) {
  const film = await loadSharedFilm((await params).slug);
  if (!film) notFound();
  return <ScreeningRoom film={film} />;
}
