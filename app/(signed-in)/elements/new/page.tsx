import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackToElements } from "@/components/elements/back-to-elements";
import { ElementEditor } from "@/components/elements/editor/element-editor";
import { ElementMessages } from "@/components/elements/element-messages";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { loadImage } from "@/lib/images/composer-seed";
import { refineModel } from "@/lib/refine/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("elements"))("new") };
}

/** `?image=`, repeated: images of the user's own that it starts with, such as a frame or those of a draft. */
export default async function NewElementPage({ searchParams }: PageProps<"/elements/new">) {
  const [t, { image = [] }] = await Promise.all([getTranslations("elements"), searchParams]);
  const ids = [...new Set([image].flat())].slice(0, MAX_IMAGES);
  const images = (await Promise.all(ids.map((id) => loadImage(id)))).filter((found) => found !== null);
  return (
    <main className="max-w-3xl px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToElements />
      <h1 className="mb-4 font-semibold text-2xl">{t("new")}</h1>
      <ElementMessages>
        <ElementEditor element={null} images={images} refine={refineModel()} />
      </ElementMessages>
    </main>
  );
}
