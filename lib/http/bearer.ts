import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request carries this bearer token, compared in a time that tells nothing about it. */
export const hasBearer = (request: Request, token: string): boolean =>
  timingSafeEqual(digest(request.headers.get("authorization") ?? ""), digest(`Bearer ${token}`));
