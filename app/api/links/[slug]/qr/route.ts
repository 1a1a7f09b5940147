import { fileRoute } from "@/lib/files/file-route";
import { serveQrCode } from "@/lib/shares/qr-code";

export const GET = fileRoute("reads", "slug", serveQrCode);
