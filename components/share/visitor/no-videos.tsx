import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyPlayer } from "./empty-player";
import { PublicFooter } from "./public-footer";

/** Shown when there is no video to play: why, and possibly what to do. */
export function NoVideos({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-4 sm:px-8">
      <main className="flex grow flex-col items-center justify-center pt-10 text-center">
        <EmptyPlayer />
        <h1 className="mt-8 text-balance font-semibold text-xl">{title}</h1>
        <p className="mt-2 max-w-md text-balance text-soft">{text}</p>
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}

/** For a revoked or expired link: it worked once, so the visitor did nothing wrong. */
export async function RevokedPage({ why }: { why: "revoked" | "expired" }) {
  const t = await getTranslations("share");
  return <NoVideos title={t("ended_title")} text={t(`ended_${why}`)} />;
}

/** For a link that never existed or whose video is gone. */
export async function LinkNotFoundPage() {
  const t = await getTranslations("share");
  return <NoVideos title={t("missing_title")} text={t("missing_text")} />;
}
