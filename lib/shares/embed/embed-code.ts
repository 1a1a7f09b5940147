import { escapeMarkup } from "./markup";

type Framed = { address: string; title: string; width: number; height: number };

/** The HTML that embeds a link's player in any page. */
export function embedCode({ address, title, width, height }: Framed): string {
  const words = [
    `src="${escapeMarkup(address)}"`,
    `width="${width}" height="${height}"`,
    `title="${escapeMarkup(title)}"`,
    'style="border:0;max-width:100%" loading="lazy"',
    'allow="autoplay; fullscreen; picture-in-picture" allowfullscreen',
  ];
  return `<iframe ${words.join(" ")}></iframe>`;
}

/** The Markdown that shows the poster and links to the page; without a poster, a plain link. */
export function markdownCode(link: { address: string; title: string; poster: string | null }): string {
  const title = link.title.replace(/([\\[\]`*_<>!])/g, "\\$1").replace(/\s+/g, " ");
  return link.poster ? `[![${title}](${link.poster})](${link.address})` : `[${title}](${link.address})`;
}
