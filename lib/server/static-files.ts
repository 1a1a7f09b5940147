import "server-only";
import path from "node:path";
import sirv from "sirv";
import { env } from "@/env";
import { STATIC_HEADERS, UNFRAMED } from "@/lib/http/security-headers";
import { aroundRequests } from "./around-requests";

const PREFIX = "/_next/static";
const YEAR_SECONDS = 31_536_000;

/**
 * Answers for scripts and styles with what the build has compressed (lib/cli/build/compress-static.mjs), before Next
 * sees the request. Next would compress each anew for every visitor, on a processor that has pages to render, and not
 * as small. All else is left to Next: other files, parts of files, and names that this build does not have. Called once
 * at the start.
 * @param folder the static files of the build that is served
 */
export function serveStaticFiles(folder = path.join(process.cwd(), ".next", "static")): void {
  // While developing there is no build, on Vercel the platform has the files.
  if (env.NODE_ENV === "development" || env.VERCEL) return;
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    extensions: [],
    etag: true,
    // A file with other content has another name.
    maxAge: YEAR_SECONDS,
    immutable: true,
    setHeaders(response) {
      for (const { key, value } of [...STATIC_HEADERS, ...UNFRAMED.headers]) response.setHeader(key, value);
      response.once("pipe", (file) => {
        // A build that was replaced while this server runs has taken its files along: the answer must not hang.
        file.once("error", () => response.destroy());
        // Otherwise each visitor who leaves half-way leaves a file open, until the process can open no more.
        response.once("close", () => file.destroy());
      });
    },
  });
  aroundRequests((request, response, next) => {
    const { url = "", headers } = request;
    // No browser grades encodings, and sirv does not read grades.
    const graded = headers["accept-encoding"]?.includes("q=");
    if (!url.startsWith(`${PREFIX}/`) || !/\.(?:js|css)(?:\?|$)/.test(url) || headers.range || graded) return next();
    request.url = url.slice(PREFIX.length);
    serve(request, response, () => {
      request.url = url;
      next();
    });
  });
}
