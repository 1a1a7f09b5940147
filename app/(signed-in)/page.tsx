import { getTranslations } from "next-intl/server";
import { ComposePage } from "@/components/composer/compose-page";
import { frameAddress } from "@/components/composer/frame-address";
import { StageSection } from "@/components/composer/stage/stage-section";
import { Welcome } from "@/components/composer/welcome";
import { getUser } from "@/lib/auth/session";
import { remixAddress } from "@/lib/shares/remix-address";

export async function generateMetadata() {
  const t = await getTranslations("compose");
  return { title: t("title") };
}

/** The composer and its videos, or the landing page once a session has ended. */
export default async function Page({ searchParams }: PageProps<"/">) {
  const [user, query] = await Promise.all([getUser(), searchParams]);
  const { from, without, template, draft } = query;
  if (!user) return <Welcome />;
  return (
    <ComposePage
      owner={user.id}
      from={typeof from === "string" ? from : null}
      part={template === undefined ? Number(without) || undefined : "template"}
      remix={remixAddress(query)}
      frame={frameAddress(query)}
      asked={typeof draft === "string" ? draft : null}
    >
      <StageSection />
    </ComposePage>
  );
}
