import type { Metadata } from "next";
import type { SharedFilm } from "./view";

type Words = (key: "film" | "description" | "poster_alt", values?: { seconds: number }) => string;

/** The tags from which a chat draws a player: Open Graph and Twitter, with absolute addresses and sizes in pixels. */
export function unfold(film: SharedFilm, origin: string, t: Words): Metadata {
  const absolute = (path: string) => new URL(path, origin).href;
  const title = t("film");
  const description = film.prompt?.slice(0, 300) ?? t("description", { seconds: film.duration });
  const size = { width: film.width, height: film.height };
  const images = film.posterUrl
    ? [{ url: absolute(film.posterUrl), type: "image/webp", alt: t("poster_alt"), ...size }]
    : [];
  return {
    title: { absolute: title },
    description,
    robots: { index: false, follow: false },
    alternates: { canonical: absolute(film.pageUrl) },
    openGraph: {
      type: "video.other",
      siteName: "Ninefold",
      title,
      description,
      url: absolute(film.pageUrl),
      images,
      videos: [{ url: absolute(film.videoUrl), type: "video/mp4", ...size }],
    },
    twitter: { card: film.posterUrl ? "summary_large_image" : "summary", title, description, images },
  };
}
