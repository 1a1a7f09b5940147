import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { Locked } from "@/components/share/locked";
import { ScreeningRoom } from "@/components/share/screening-room";
import { Withdrawn } from "@/components/share/withdrawn";
import { env } from "@/env";
import { countView } from "@/lib/shares/count";
import { loadShared } from "@/lib/shares/load-shared";
import { unfold } from "@/lib/shares/unfold";

export async function generateMetadata({ params }: PageProps<"/v/[slug]">): Promise<Metadata> {
  const shown = await loadShared((await params).slug);
  const t = await getTranslations("share");
  if (shown.kind === "open") return unfold(shown.link, env.appUrl, t);
  if (shown.kind === "missing") notFound();
  return { title: { absolute: t(`${shown.kind}_title`) } };
}

/**
 * A stranger's page. No loading.tsx and no Suspense above this await: once anything had been sent, a link that is
 * missing could not be a 404. The 410 of a withdrawn one is set by the proxy.
 */
export default async function SharePage({ params, searchParams }: PageProps<"/v/[slug]">) {
  const { slug } = await params;
  const shown = await loadShared(slug);
  switch (shown.kind) {
    case "missing":
      return notFound();
    case "withdrawn":
      return <Withdrawn why={shown.why} />;
    case "locked":
      return <Locked slug={slug} trouble={(await searchParams).trouble} />;
    case "open": {
      const asked = new Headers(await headers());
      if (!shown.byOwner) after(() => countView(shown.shareId, asked));
      return <ScreeningRoom shown={shown} />;
    }
  }
}
