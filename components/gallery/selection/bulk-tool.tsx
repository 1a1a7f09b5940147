import type { LucideIcon } from "lucide-react";

type BulkToolProps = {
  label: string;
  idle: boolean;
  onClick: () => void;
  icon: LucideIcon;
  /** Its sign says enough, whatever room there is. */
  bare?: boolean;
};

/** A thing to do with many videos: its sign, and its words where there is room for them. */
export function BulkTool({ label, idle, onClick, icon: Icon, bare }: BulkToolProps) {
  return (
    <button
      type="button"
      disabled={idle}
      onClick={onClick}
      aria-label={label}
      title={label}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm hover:bg-surface disabled:opacity-60"
    >
      <Icon aria-hidden="true" className="size-5 shrink-0 sm:size-4" />
      {!bare && <span className="hidden xl:inline">{label}</span>}
    </button>
  );
}
