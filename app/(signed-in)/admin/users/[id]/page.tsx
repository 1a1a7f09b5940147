import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdminPage } from "@/components/admin/admin-page";
import { UserDetail } from "@/components/admin/user-detail";
import { loadUser } from "@/lib/admin/loaders";
import { adminTitle } from "@/lib/admin/title";

export const generateMetadata = (): Promise<Metadata> => adminTitle("users");

export default async function Page({ params }: PageProps<"/admin/users/[id]">) {
  const user = await loadUser((await params).id);
  if (!user) notFound();
  return (
    <AdminPage title={user.email}>
      <UserDetail user={user} />
    </AdminPage>
  );
}
