import "server-only";
import { RETRY_AFTER } from "@/lib/http/away";
import { lastWords } from "@/lib/i18n/last-words";
import type { Locale } from "@/lib/i18n/locales";
import type { Theme } from "@/lib/preferences/theme";

/** As in globals.css, which this page cannot link to: only pages of the build know its address. */
const STYLE = `
html{background:light-dark(oklch(96.4% .011 83),oklch(15.5% .012 262));color:light-dark(oklch(24% .018 262),oklch(95% .006 83));font:1rem/1.5 ui-sans-serif,system-ui,"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC",sans-serif}
body{margin:0}
main{box-sizing:border-box;min-height:100dvh;max-width:28rem;margin:auto;padding:4rem 1.5rem;display:flex;flex-direction:column;justify-content:center;gap:1rem;text-align:center}
h1{margin:0;font-size:1.5rem;line-height:2rem;font-weight:600}
p{margin:0;color:light-dark(oklch(42% .018 262),oklch(78% .012 262));text-wrap:balance}`;

/**
 * Polls without reloading: a page that reloads again and again would be announced again and again by screen readers.
 */
const SCRIPT = `setInterval(async()=>{try{if((await fetch(location.href,{method:"HEAD",cache:"no-store"})).status!==503)location.reload()}catch{}},4e3+Math.random()*4e3)`;

/**
 * The answer of every page while the database is unreachable: 503, in the user's language and theme, and it opens the
 * page by itself as soon as it works again. Made without the page's own code, which queries the database.
 */
export function awayPage({ locale, theme, nonce }: { locale: Locale; theme: Theme; nonce: string }): Response {
  const { awayTitle, awayBody } = lastWords(locale);
  const scheme = theme === "system" ? "light dark" : theme;
  const html = `<!doctype html>
<html lang="${locale}" style="color-scheme:${scheme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<noscript><meta http-equiv="refresh" content="12"></noscript>
<title>${awayTitle} · Ninefold</title>
<style>${STYLE}</style>
</head>
<body>
<main><h1>${awayTitle}</h1><p>${awayBody}</p></main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...RETRY_AFTER };
  return new Response(html, { status: 503, headers });
}
