import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireAdmin } from "./gate";

/** The title of a page of the administration. Asked for first: a title alone would tell that the page is there. */
export async function adminTitle(name: "title" | "users" | "invitations" | "log"): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("admin"))(name) };
}
