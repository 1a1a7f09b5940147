import type { Metadata } from "next";
import { headers } from "next/headers";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { LinkNotFoundPage, RevokedPage } from "@/components/share/visitor/no-videos";
import { PasswordPage } from "@/components/share/visitor/password-page";
import { SharedVideoPage } from "@/components/share/visitor/shared-video-page";
import { env } from "@/env";
import { countView } from "@/lib/shares/count";
import { openGraph } from "@/lib/shares/embed/open-graph";
import { loadShared } from "@/lib/shares/load-shared";

export async function generateMetadata({ params, searchParams }: PageProps<"/v/[slug]">): Promise<Metadata> {
  const shown = await loadShared((await params).slug, (await searchParams).video);
  const t = await getTranslations("share");
  if (shown.kind === "open") return openGraph(shown.link, env.appUrl, t);
  return { title: { absolute: t(`${shown.kind}_title`) } };
}

/**
 * A shared page for visitors. The proxy sets its status: 404 for a link that never existed or has no video left, 410
 * for one that was revoked or has expired.
 */
export default async function SharePage({ params, searchParams }: PageProps<"/v/[slug]">) {
  const { slug } = await params;
  const { video, trouble } = await searchParams;
  const shown = await loadShared(slug, video);
  switch (shown.kind) {
    case "missing":
      return <LinkNotFoundPage />;
    case "ended":
      return <RevokedPage why={shown.why} />;
    case "locked":
      return <PasswordPage slug={slug} trouble={trouble} />;
    case "open": {
      const asked = new Headers(await headers());
      if (!shown.byOwner) after(() => countView(shown, asked));
      return <SharedVideoPage shown={shown} />;
    }
  }
}
