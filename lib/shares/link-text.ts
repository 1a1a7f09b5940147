import type { SharedLink } from "./shared-view";

export type LinkTexts = (
  key: "video" | "videos" | "description" | "poster_alt" | "ai_made",
  values?: { seconds: number },
) => string;

/** A link's title everywhere: the owner's title, else the start of a prompt that is shown, else a generic one. */
export function linkTitle(link: SharedLink, t: LinkTexts): string {
  const prompt = link.videos[0]?.prompt?.split(/\n|(?<=[.!?。!?])\s*/u)[0];
  return link.title ?? (prompt ? shortened(prompt, 80) : t(link.videos.length > 1 ? "videos" : "video"));
}

export function linkDescription(link: SharedLink, t: LinkTexts): string {
  const said = link.note ?? link.videos[0]?.prompt;
  const seconds = link.videos.reduce((sum, video) => sum + video.duration, 0);
  return said ? shortened(said.replace(/\s+/gu, " "), 300) : t("description", { seconds });
}

function shortened(text: string, most: number): string {
  const signs = Array.from(text.trim());
  return signs.length <= most
    ? signs.join("")
    : `${signs
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
