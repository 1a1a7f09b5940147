import { useTranslations } from "next-intl";
import type { Piece } from "./word-diff";

type Props = { pieces: readonly Piece[]; off: ReadonlySet<number>; onToggle: (at: number) => void };

/** A text with its changes, each of which is a button that leaves it out. */
export function ChangedText({ pieces, off, onToggle }: Props) {
  const t = useTranslations("refine");
  const places = pieces.map((piece, at) => ({ piece, at }));
  return (
    // biome-ignore format: the text's own line breaks count, and no other may be between the pieces
    <section aria-label={t("proposal")} dir="auto" className="wrap-anywhere max-h-96 overflow-y-auto whitespace-pre-wrap rounded-md bg-sunken p-4 text-base leading-relaxed">
      {places.map(({ piece, at }) =>
        "same" in piece ? (
          <span key={at}>{piece.same}</span>
        ) : (
          <Change key={at} {...piece} used={!off.has(at)} onToggle={() => onToggle(at)} />
        ),
      )}
    </section>
  );
}

type ChangeProps = { mine: string; theirs: string; used: boolean; onToggle: () => void };

function Change({ mine, theirs, used, onToggle }: ChangeProps) {
  const t = useTranslations("refine.change");
  const kind = mine === "" ? "added" : theirs === "" ? "removed" : "replaced";
  return (
    <button
      type="button"
      aria-pressed={used}
      aria-label={t(kind, { mine, theirs })}
      onClick={onToggle}
      className="inline cursor-pointer whitespace-pre-wrap rounded-sm text-start hover:bg-raised"
    >
      <del className={used ? "text-faint line-through" : "text-ink no-underline"}>{mine}</del>
      <ins className={used ? "text-lamp-text underline decoration-2" : "text-faint line-through"}>{theirs}</ins>
    </button>
  );
}
