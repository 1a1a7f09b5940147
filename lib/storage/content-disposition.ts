/**
 * A Content-Disposition value (RFC 6266). A name that is not plain ASCII is written twice: for old clients with the
 * rest replaced, and as `filename*` in UTF-8 (RFC 8187). Line breaks and quotes cannot escape from either. Joiners
 * stay: without them Persian and Hindi words, and emoji, fall apart.
 */
export function contentDisposition(disposition: "inline" | "attachment", filename: string): string {
  const safe = filename.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "_");
  const name = Array.from(safe).slice(0, 200).join("");
  const plain = name.replace(/[^\x20-\x7e]/gu, "_").replace(/["%]/g, "_");
  const value = `${disposition}; filename="${plain}"`;
  if (plain === name) return value;
  return `${value}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, percent)}`;
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
