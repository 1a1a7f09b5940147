import type { Metadata } from "next";
import { headers } from "next/headers";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { Locked } from "@/components/share/locked";
import { NothingPlaying } from "@/components/share/nothing-playing";
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
  return { title: { absolute: t(`${shown.kind}_title`) } };
}

/** A stranger's page. Its status (404 for what never was or has no film left, 410 for what was taken back or is over) is set by the proxy. */
export default async function SharePage({ params, searchParams }: PageProps<"/v/[slug]">) {
  const { slug } = await params;
  const shown = await loadShared(slug);
  switch (shown.kind) {
    case "missing":
      return <NothingPlaying />;
    case "withdrawn":
      return <Withdrawn why={shown.why} />;
    case "locked":
      return <Locked slug={slug} trouble={(await searchParams).trouble} />;
    case "open": {
      const asked = new Headers(await headers());
      if (!shown.byOwner) after(() => countView(shown, asked));
      return <ScreeningRoom shown={shown} />;
    }
  }
}
