import { OLD_FILES } from "@/lib/old-names";
import { EVERYBODY, everybody, NOBODY, OWNER, OWNER_UNSEEN, SIGNED_IN } from "./access";
import { type Door, route, rule } from "./door";

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const formOf = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

const OLD_SHARED = OLD_FILES["/api/files/shared/:slug/image"];
/** How next.config.ts writes an old address and everything below it. */
const below = (address: string): string => `${address}/:path*`;

/** What a list answers to others has none of the owner's rows: the canaries show it. */
export const routes: Door[] = [
  route("GET /icon.svg", EVERYBODY),
  route("GET /apple-icon.png", EVERYBODY),
  route("GET /manifest.webmanifest", EVERYBODY),
  route("GET /api/health", EVERYBODY),
  route("GET /api/ready", EVERYBODY),
  // Closed except in benches, without METRICS_TOKEN, without CRON_SECRET, and without a token that only the provider was told.
  route("POST /api/ping", NOBODY),
  route("GET /api/metrics", NOBODY),
  route("GET /api/cron/sweep", NOBODY),
  ...["GET", "POST", "PUT", "PATCH"].map((method) =>
    route(`${method} /api/callbacks/[provider]/[attempt]/[token]`, NOBODY, ({ unconfirmed }) => {
      return `/api/callbacks/defapi/${unconfirmed}/${"A".repeat(43)}`;
    }),
  ),
  route("GET /api/auth/[...nextauth]", NOBODY, "/api/auth/session"),
  route("GET /api/auth/[...nextauth]", NOBODY, "/api/auth/callback/github"),

  route("GET /api/drafts", SIGNED_IN),
  route("PUT /api/drafts", SIGNED_IN, undefined, {
    headers: json,
    body: ({ draft, image }) => JSON.stringify({ base: 0, content: draftOf(draft, image) }),
  }),
  route("GET /api/drafts/[id]", OWNER, ({ draft }) => `/api/drafts/${draft}`),
  route("GET /api/events", SIGNED_IN, "/api/events?after=0"),
  route("GET /api/generations", SIGNED_IN),
  route("GET /api/generations", SIGNED_IN, ({ video }) => `/api/generations?ids=${video}`),
  route("POST /api/generations/[id]/poster", { ...OWNER, owner: "conflict" }, ({ video }) => {
    return `/api/generations/${video}/poster`;
  }),
  route("GET /api/gallery", SIGNED_IN),
  route("GET /api/gallery", SIGNED_IN, ({ collection }) => `/api/gallery?collection=${collection}`),
  route("GET /api/gallery/collections", SIGNED_IN),
  route("GET /api/gallery/collections", OWNER, ({ collection }) => `/api/gallery/collections?id=${collection}`),
  route("GET /api/gallery/counts", SIGNED_IN),
  route("GET /api/gallery/span", SIGNED_IN, ({ video, second }) => {
    return `/api/gallery/span?newest=${second}&oldest=${video}`;
  }),
  route("POST /api/gallery/import", { ...SIGNED_IN, ...refusing("invalid") }, undefined, { body: () => "no archive" }),
  route("POST /api/gallery/zip", SIGNED_IN, undefined, {
    headers: form,
    body: ({ video }) => formOf({ selection: JSON.stringify({ ids: [video] }) }),
  }),
  route("GET /api/elements", SIGNED_IN),
  route("GET /api/images", SIGNED_IN),
  route("POST /api/images", { ...SIGNED_IN, ...refusing("415") }, undefined, { body: () => "no image" }),
  route("POST /api/images/address", { ...SIGNED_IN, ...refusing("invalid") }, undefined, {
    headers: json,
    body: ({ image }) => JSON.stringify({ address: `http://127.0.0.1/api/files/image/${image}` }),
  }),
  route("GET /api/library", SIGNED_IN),
  route("GET /api/library/sent", SIGNED_IN),
  route("POST /api/refine", SIGNED_IN, undefined, {
    headers: json,
    body: () => JSON.stringify({ job: "rewrite", prompt: "fog", names: [], duration: 5 }),
  }),
  route("POST /api/refine", OWNER, undefined, {
    headers: json,
    body: ({ image }) => JSON.stringify({ job: "describe", imageId: image, to: "en" }),
  }),
  route("GET /api/sequences", SIGNED_IN),
  route("GET /api/sequences/export-jobs", SIGNED_IN),
  route("GET /api/sequences/[id]", OWNER, ({ sequence }) => `/api/sequences/${sequence}`),
  route("PUT /api/sequences/[id]", OWNER, ({ sequence }) => `/api/sequences/${sequence}`, {
    headers: json,
    body: () => JSON.stringify({ base: 1, content: { rate: 24, clips: [], by: "another", seq: 1 } }),
  }),
  route("GET /api/sequences/audio", SIGNED_IN),
  route("POST /api/sequences/audio", { ...SIGNED_IN, ...refusing("415") }, undefined, {
    body: () => "no sound, and longer than the shortest of headers",
  }),
  route(
    "POST /api/sequences/[id]/exports",
    { ...OWNER, owner: "invalid" },
    ({ sequence }) => `/api/sequences/${sequence}/exports`,
    { body: () => "no form" },
  ),
  route("GET /api/search", SIGNED_IN, "/api/search?q=heron"),
  route("GET /api/links/[slug]/qr", OWNER_UNSEEN, ({ link }) => `/api/links/${link}/qr`),

  route("GET /api/files/video/[id]", OWNER_UNSEEN, ({ video }) => `/api/files/video/${video}`),
  route("GET /api/files/video/[id]", NOBODY, ({ trashed }) => `/api/files/video/${trashed}`),
  route("GET /api/files/poster/[id]", OWNER_UNSEEN, ({ video }) => `/api/files/poster/${video}`),
  route("GET /api/files/captions/[id]", OWNER_UNSEEN, ({ exported }) => `/api/files/captions/${exported}`),
  route("GET /api/files/captions/[id]", NOBODY, ({ video }) => `/api/files/captions/${video}`),
  route("GET /api/files/image/[id]", OWNER_UNSEEN, ({ image }) => `/api/files/image/${image}`),
  route("GET /api/files/image/[id]", NOBODY, ({ image }) => `/api/files/image/${image}?signature=A&until=9999999999`),
  route("GET /api/files/audio/[id]", OWNER_UNSEEN, ({ audio }) => `/api/files/audio/${audio}`),
  rule(below(OLD_FILES["/api/files/image"]), OWNER_UNSEEN, ({ image }) => `${OLD_FILES["/api/files/image"]}/${image}`),
  rule(below(OLD_FILES["/api/images"]), SIGNED_IN, OLD_FILES["/api/images"]),

  // A link of chosen videos, which shows only the videos.
  route("GET /api/files/shared/[slug]/video", EVERYBODY, ({ link }) => `/api/files/shared/${link}/video`, {
    shows: ["video"],
  }),
  route("GET /api/files/shared/[slug]/poster", EVERYBODY, ({ link }) => `/api/files/shared/${link}/poster`, {
    shows: ["poster"],
  }),
  route("GET /api/files/shared/[slug]/captions", EVERYBODY, ({ link }) => sharedCaptions(link), {
    shows: ["caption"],
  }),
  route("GET /api/files/shared/[slug]/captions", NOBODY, ({ locked }) => sharedCaptions(locked)),
  route("GET /api/files/shared/[slug]/captions", everybody("ended"), ({ revoked }) => sharedCaptions(revoked)),
  route("GET /api/files/shared/[slug]/image", NOBODY, ({ link }) => `/api/files/shared/${link}/image`),
  rule(below(OLD_SHARED), NOBODY, ({ link }) => OLD_SHARED.replace(":slug", link)),
  ...["video", "poster", "image"].flatMap((part) => [
    route(`GET /api/files/shared/[slug]/${part}`, NOBODY, ({ locked }) => `/api/files/shared/${locked}/${part}`),
    route(`GET /api/files/shared/[slug]/${part}`, everybody("ended"), ({ revoked }) => {
      return `/api/files/shared/${revoked}/${part}`;
    }),
  ]),
  route("GET /api/oembed", NOBODY, "/api/oembed?url=https://example.com/v/none"),
  route("POST /api/plays/[slug]", EVERYBODY, ({ link }) => `/api/plays/${link}`, { body: () => "no key" }),
  route("POST /v/[slug]/unlock", EVERYBODY, ({ locked }) => `/v/${locked}/unlock`, {
    headers: form,
    body: () => formOf({ password: "not the password" }),
  }),
];

/** The second video of the links is an exported one. */
function sharedCaptions(slug: string) {
  return `/api/files/shared/${slug}/captions?video=2`;
}

/** Everybody who is let in is told what is wrong with the body. */
function refusing(outcome: string) {
  return { other: outcome, administrator: outcome, owner: outcome };
}

function draftOf(draft: string, imageId: string) {
  const image = { key: "one", name: "one", alias: null, imageId, wholeId: null };
  const settings = { ratio: "16:9", duration: 5, model: "seedance-2.0" };
  const open = { id: draft, name: "taken over" };
  return { open, doc: ["taken over"], images: [image], gone: [], settings, by: "doors", seq: 1 };
}
