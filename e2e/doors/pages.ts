import { ADMINISTRATOR, EVERYBODY, everybody, OWNER, SIGNED_IN } from "./access";
import { type Door, file, page, rule } from "./door";

export const pages: Door[] = [
  page("/", EVERYBODY),
  page("/", EVERYBODY, ({ video }) => `/?from=${video}`),
  page("/", EVERYBODY, ({ draft }) => `/?draft=${draft}`),
  page("/welcome", EVERYBODY),
  page("/empty", EVERYBODY),
  page("/sign-in", EVERYBODY),
  page("/sign-up", EVERYBODY),
  page("/invite/[token]", EVERYBODY, ({ invitation }) => `/invite/${invitation}`),
  // Anyone who has the link may set the password: it names the account.
  page("/reset/[token]", EVERYBODY, ({ reset }) => `/reset/${reset}`, { shows: ["email"] }),
  page("/forgot", EVERYBODY),
  page("/verify/[token]", EVERYBODY, `/verify/${"A".repeat(43)}`),
  // Sends everybody back to /sign-in who has not given the right password a moment ago.
  page("/sign-in/second", EVERYBODY),
  page("/account", SIGNED_IN),
  page("/account/confirm", SIGNED_IN),
  page("/account/images", SIGNED_IN),
  page("/gallery", SIGNED_IN),
  page("/gallery", SIGNED_IN, ({ video }) => `/gallery?q=heron&newest=${video}`),
  page("/gallery", SIGNED_IN, ({ element }) => `/gallery?element=${element}`),
  page("/gallery/[id]", OWNER, ({ video }) => `/gallery/${video}`),
  page("/gallery/[id]", OWNER, ({ unconfirmed }) => `/gallery/${unconfirmed}`),
  // Above the visitor's own gallery it says that there is no such video.
  page("/gallery/opened/(..)[id]", SIGNED_IN, ({ video }) => `/gallery/opened/(..)${video}`),
  page("/gallery/collections", SIGNED_IN),
  page("/gallery/collections/[id]", OWNER, ({ collection }) => `/gallery/collections/${collection}`),
  page("/gallery/collections/[id]/arrange", OWNER, ({ collection }) => `/gallery/collections/${collection}/arrange`),
  page("/gallery/compare", OWNER, ({ video, second }) => `/gallery/compare?ids=${video},${second}`),
  page("/gallery/import", SIGNED_IN),
  page("/gallery/trash", SIGNED_IN),
  page("/elements", SIGNED_IN),
  page("/elements/new", SIGNED_IN, ({ elementImage }) => `/elements/new?image=${elementImage}`),
  page("/elements/trash", SIGNED_IN),
  page("/elements/[id]", OWNER, ({ element }) => `/elements/${element}`),
  page("/sequences", SIGNED_IN),
  page("/sequences/trash", SIGNED_IN),
  page("/sequences/[id]", OWNER, ({ sequence }) => `/sequences/${sequence}`),
  page("/links", SIGNED_IN),
  page("/links/[slug]", OWNER, ({ link }) => `/links/${link}`),
  page("/admin", ADMINISTRATOR),
  page("/admin/invitations", ADMINISTRATOR),
  page("/admin/log", ADMINISTRATOR),
  page("/admin/users", ADMINISTRATOR),
  page("/admin/users/[id]", ADMINISTRATOR, ({ owner }) => `/admin/users/${owner}`),
  page("/v/[slug]", EVERYBODY, ({ link }) => `/v/${link}`),
  page("/v/[slug]", EVERYBODY, ({ locked }) => `/v/${locked}`),
  page("/v/[slug]", everybody("ended"), ({ revoked }) => `/v/${revoked}`),
  page("/embed/[slug]", EVERYBODY, ({ link }) => `/embed/${link}`),
  page("/embed/[slug]", EVERYBODY, ({ locked }) => `/embed/${locked}`),
  page("/embed/[slug]", everybody("ended"), ({ revoked }) => `/embed/${revoked}`),
];

export const files: Door[] = [
  file("/icon-192.png", EVERYBODY),
  file("/icon-512.png", EVERYBODY),
  file("/readme/compose.png", EVERYBODY),
  file("/readme/gallery.png", EVERYBODY),
];

/** What next.config.ts and the router lead elsewhere: the rights are those of the place it leads to. */
export const rules: Door[] = [
  rule("/gallery/bin", EVERYBODY, "/gallery/bin"),
  rule("/gallery/:nxtIid", SIGNED_IN, ({ video }) => `/gallery/${video}?_rsc=1`, {
    ...{ rsc: "1", "next-url": "/gallery/opened" },
  }),
];
