import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";
import { loadForCompose } from "@/lib/elements/loaders";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import { loadEstimates, offeredModels } from "@/lib/generations/loaders";
import { loadContinuation, loadImage } from "@/lib/images/composer-seed";
import { loadDraft, loadOpenDraft } from "@/lib/prompts/drafts/loaders";
import { refineModel } from "@/lib/refine/loaders";
import { loadForRemix } from "@/lib/shares/remix";
import type { RemixAddress } from "@/lib/shares/remix-address";
import { Composer } from "./composer";
import { ComposerHost } from "./composer-host";
import { firstMessages } from "./first-messages";
import type { FrameAddress } from "./frame-address";

type Props = {
  owner: string;
  from: string | null;
  /** The part of it to use: the prompt before its choices, or all without one of its images (from 1). */
  part?: "template" | number;
  remix: RemixAddress | null;
  frame: FrameAddress | null;
  /** The id of a draft to open. */
  asked: string | null;
  children: ReactNode;
};

/**
 * On a large screen the composer is on the left and its videos on the right; on a small one the videos are above and the
 * composer is one line within reach of the thumb. `from` is the generation to use again; `remix` is a shared video to start from; `frame` is an image taken from a video.
 */
export async function ComposePage({ owner, from, part, remix, frame, asked, children }: Props) {
  const [t, estimates, draft, used, brought, opened] = await Promise.all([
    getTranslations("compose"),
    loadEstimates(),
    loadDraft(),
    remix ? loadForRemix(remix) : from ? loadForCompose(from, part) : seedFromFrame(frame),
    frame?.as === "image" ? loadImage(frame.id) : null,
    asked === null ? null : loadOpenDraft(asked),
  ]);
  const copied = used === "copy" ? remix : null;
  const seed = used === "copy" ? null : used;
  return (
    <Messages pick={firstMessages}>
      <ComposerHost
        owner={owner}
        draft={draft}
        seed={seed}
        remix={copied}
        brought={brought}
        asked={opened}
        models={offeredModels()}
        refine={refineModel()}
      >
        <main className="flex min-h-[calc(100dvh-3.5rem-var(--bottom-bar))] flex-col [--composer:26rem] lg:grid lg:grid-cols-[var(--composer)_minmax(0,1fr)] lg:items-start lg:gap-8 lg:px-8 lg:pt-2 lg:pb-8 xl:[--composer:28rem] 2xl:[--composer:30rem]">
          <h1 className="sr-only">{t("title")}</h1>
          <Composer estimates={estimates} brought={seed ?? brought ?? opened} />
          <div className="min-w-0 grow px-4 pb-6 lg:p-0">{children}</div>
        </main>
      </ComposerHost>
    </Messages>
  );
}

async function seedFromFrame(frame: FrameAddress | null): Promise<ComposerSeed | null> {
  if (frame?.as !== "continue") return null;
  const [t, seed] = await Promise.all([getTranslations("compose.roles.first_frame"), loadContinuation(frame.id)]);
  return seed && { ...seed, prompt: `@image1${t("phrase")}\n` };
}
