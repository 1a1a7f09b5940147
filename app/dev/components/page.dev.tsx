import type { ReactNode } from "react";
import { Card } from "@/components/gallery/card/card";
import GalleryEmpty from "@/components/gallery/gallery-empty";
import { Tiles } from "@/components/gallery/grid/tiles";
import { EmptyPlayer } from "@/components/share/visitor/empty-player";
import { NotFoundScreen } from "@/components/shell/not-found-screen";
import { Toaster } from "@/components/ui/toaster/toaster";
import { Prompt } from "@/components/video/prompt";
import { VideoMessages } from "@/components/video/video-messages";
import { Buttons, Failing, Fields, Layers } from "./controls";
import { samples } from "./samples";

const IMAGE = { id: "image", url: "/icon.svg", thumbUrl: "/icon.svg", width: 64, height: 64, name: "icon.svg" };

/**
 * Every component in every state, for development. next.config.ts includes the extension `.dev.tsx` in development
 * only, so that neither the route nor its code exists in a build.
 */
export default function ComponentsPage() {
  const [first] = samples;
  return (
    <VideoMessages>
      <main className="mx-auto grid max-w-6xl gap-10 p-6">
        <Section title="Cards">
          <Tiles label="Cards">
            {samples.map(({ what, generation }) => (
              <Card key={what} generation={generation} />
            ))}
          </Tiles>
          <p className="text-faint text-xs">{samples.map(({ what }) => what).join(" · ")}</p>
        </Section>
        <Section title="Buttons">
          <Buttons />
        </Section>
        <Section title="Fields">
          <Fields />
        </Section>
        <Section title="Dialogs, menus and toasts">
          <Layers />
        </Section>
        <Section title="Mentions">
          {first && (
            <Prompt generation={{ ...first.generation, prompt: "@image1 walks towards @image2", images: [IMAGE] }} />
          )}
        </Section>
        <Section title="Empty and failing">
          <GalleryEmpty />
          <EmptyPlayer />
          <NotFoundScreen />
          <Failing />
        </Section>
      </main>
      <Toaster label="Messages" close="Close" />
    </VideoMessages>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="font-semibold text-xl">{title}</h2>
      {children}
    </section>
  );
}
