/**
 * The Content-Security-Policy of one page. Pure, so that it can be tested.
 * `nonce`: new for each answer. `formTargets`: origins other than ours that a form may lead to; without JavaScript
 * "Continue with GitHub" is a form whose answer redirects there, and browsers check that hop too.
 * `framedBy`: who may frame the page.
 */
export function contentSecurityPolicy(page: {
  nonce: string;
  development: boolean;
  formTargets?: string[];
  framedBy?: "nobody" | "anyone";
}): string {
  // React's development build evaluates code to rebuild server stacks; the production build never does.
  const scripts = [`'nonce-${page.nonce}'`, "'strict-dynamic'", ...(page.development ? ["'unsafe-eval'"] : [])];
  const policy: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": scripts,
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:"],
    "media-src": ["'self'", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...(page.formTargets ?? [])],
    "frame-ancestors": [page.framedBy === "anyone" ? "*" : "'none'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}

/** Only the player of a shared link may be framed by other sites. */
export const framedBy = (pathname: string): "nobody" | "anyone" =>
  pathname.startsWith("/embed/") ? "anyone" : "nobody";

const REFUSED = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "hid"];

/** The headers of every answer, files and data included. Fixed at build time, so they must not depend on the host. */
export const STATIC_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Addresses of share links are secrets: no other site may learn where a visitor came from.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: REFUSED.map((feature) => `${feature}=()`).join(", ") },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** For browsers without frame-ancestors; on every page except the one that may be framed. */
export const UNFRAMED = { source: "/((?!embed/).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] };

/**
 * Only over https: over plain http browsers ignore it, and on localhost it would break the next project. Without
 * includeSubDomains: other hosts of the domain are not ours to decide about.
 */
export const STRICT_TRANSPORT = "max-age=63072000";
