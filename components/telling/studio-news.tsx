import { Live } from "@/components/live/live";
import { env } from "@/env";
import type { Viewer } from "@/lib/session";
import { Bell } from "./bell";
import { Telling } from "./telling";
import { TellingWords } from "./telling-words";
import { Updated } from "./updated";

/** Connects a page of the studio to what happens, and tells of what finished. What it shows of itself is a small bell. */
export function StudioNews({ viewer }: { viewer: Viewer }) {
  return (
    <TellingWords>
      <Live who={viewer.id} />
      <Telling who={viewer.id} since={new Date().toISOString()} />
      <Updated build={env.build} />
      <Bell />
    </TellingWords>
  );
}
