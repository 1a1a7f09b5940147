const COUNT = /^\(\d+\) /;
let plain: Map<HTMLLinkElement, string> | undefined;

/** Marks this tab's title and icon with the number of videos that finished unseen; 0 removes the marks. */
export function setTabBadge(count: number): void {
  const title = document.title.replace(COUNT, "");
  const marked = count > 0 ? `(${count}) ${title}` : title;
  if (document.title !== marked) document.title = marked;
  if (count > 0) markIcon(count);
  else unmarkIcon();
}

function markIcon(count: number): void {
  if (!plain) {
    const links = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')];
    plain = new Map(links.map((link) => [link, link.href]));
    if (links.length === 0) {
      const link = document.createElement("link");
      link.rel = "icon";
      document.head.append(link);
      plain.set(link, "");
    }
  }
  for (const link of plain.keys()) link.href = icon(count);
}

function unmarkIcon(): void {
  for (const [link, href] of plain ?? []) {
    if (href) link.href = href;
    else link.remove();
  }
  plain = undefined;
}

/** The logo's lit square with the number next to it. */
function icon(count: number): string {
  const number = count > 9 ? "9+" : String(count);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="1" y="1" width="25" height="25" rx="5" fill="#f2b24a"/><path d="M10 7.5v12l10-6z" fill="#2b1d0c"/><circle cx="22" cy="22" r="10" fill="#0e5f86"/><text x="22" y="27" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${count > 9 ? 11 : 14}" fill="#fff">${number}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
