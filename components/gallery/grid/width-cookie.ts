import { GRID_COOKIE } from "@/lib/preferences/grid-width";

const YEAR = 365 * 86_400_000;

/**
 * Tells the server how wide the grid is, so that the rows of the next page are the ones that this browser would lay
 * out. Not without https: such a browser gets the server's guess each time.
 */
export function rememberWidth(width: number): void {
  if (width > 0 && "cookieStore" in window)
    void cookieStore
      .set({ name: GRID_COOKIE, value: String(width), path: "/gallery", expires: Date.now() + YEAR, sameSite: "lax" })
      .catch(() => undefined);
}
