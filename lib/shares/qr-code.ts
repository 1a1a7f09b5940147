import "server-only";
import { renderSVG } from "uqr";
import { getDb } from "@/db/client";
import { listShares } from "@/db/shares/share-queries";
import { env } from "@/env";
import { getUser } from "@/lib/auth/session";
import { noFile, wantsDownload } from "@/lib/files/answers";
import { isSlug } from "./slug";

/** The address of the user's own link as an SVG QR code: dark on light with a quiet zone, as many cameras require. */
export async function serveQrCode(request: Request, slug: string): Promise<Response> {
  const user = await getUser();
  const [found] = user && isSlug(slug) ? await listShares(getDb(), { userId: user.id, slug, limit: 1 }) : [];
  if (!found) return noFile();
  return new Response(qrCode(`${env.appUrl}/v/${slug}`), {
    headers: {
      "cache-control": "private, no-cache",
      "content-disposition": `${wantsDownload(request) ? "attachment" : "inline"}; filename="ninefold-${slug}.svg"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "content-type": "image/svg+xml",
    },
  });
}

const qrCode = (address: string): string => renderSVG(address, { ecc: "M", border: 4 });
