import "server-only";
import { renderSVG } from "uqr";
import { getUser } from "@/lib/auth/session";
import { noFile, wantsDownload } from "@/lib/files/answers";
import { readOwnShare } from "./own-share";

/** The address of the user's own link as an SVG QR code: dark on light with a quiet zone, as many cameras require. */
export async function serveQrCode(request: Request, slug: string): Promise<Response> {
  const user = await getUser();
  const found = user && (await readOwnShare({ userId: user.id, slug }));
  if (!found?.ok) return noFile();
  return new Response(qrCode(found.share.url), {
    headers: {
      "cache-control": "private, no-cache",
      "content-disposition": `${wantsDownload(request) ? "attachment" : "inline"}; filename="ninefold-${slug}.svg"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "content-type": "image/svg+xml",
    },
  });
}

const qrCode = (address: string): string => renderSVG(address, { ecc: "M", border: 4 });
