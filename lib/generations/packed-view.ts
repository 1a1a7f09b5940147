import { posterFile, videoFile } from "./file-addresses";
import type { GenerationView } from "./view";

/** What most videos of a list have in common. */
const COMMON = {
  title: null,
  retryOf: null,
  batchId: null,
  placeholder: null,
  sentAt: null,
  images: [],
  consumed: null,
  failure: null,
  stalled: false,
  lastTrouble: null,
  trouble: null,
  source: null,
  calledBack: false,
  favorite: false,
  timeRange: null,
} satisfies Partial<GenerationView>;
type Common = keyof typeof COMMON;

/**
 * A view without what it has in common with most others, and with files in short: the bytes of its video, and whether
 * there is a poster. A page contains each twice, as markup and for its script.
 */
export type PackedView = Omit<GenerationView, Common | "video" | "posterUrl"> &
  Partial<Pick<GenerationView, Common>> & { bytes?: number; poster?: true };

const isCommon = (name: string, value: unknown): boolean =>
  name in COMMON && (value === COMMON[name as Common] || (Array.isArray(value) && value.length === 0));

export function packView({ video, posterUrl, ...view }: GenerationView): PackedView {
  const own = Object.fromEntries(Object.entries(view).filter(([name, value]) => !isCommon(name, value)));
  return { ...(own as PackedView), ...(video && { bytes: video.bytes }), ...(posterUrl && { poster: true }) };
}

export const unpackView = ({ bytes, poster, ...own }: PackedView): GenerationView => ({
  ...COMMON,
  ...own,
  video: bytes === undefined ? null : videoFile(own.id, bytes),
  posterUrl: poster ? posterFile(own.id) : null,
});
