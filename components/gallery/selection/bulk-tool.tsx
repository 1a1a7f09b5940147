import type { LucideIcon } from "lucide-react";

type BulkToolProps = {
  label: string;
  idle: boolean;
  onClick: () => void;
  icon: LucideIcon;
  /** Shows only the icon, at any width. */
  bare?: boolean;
};

/** A bulk action: its icon, and its label where there is room. */
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
