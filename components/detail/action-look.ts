/** One action in the row at the top: its icon above its name. */
export const ACTION =
  "flex min-h-15 min-w-0 max-w-28 flex-1 flex-col items-center justify-center gap-1.5 rounded-md px-0.5 py-2 text-center text-soft text-xs leading-4 hover:bg-raised hover:text-ink disabled:opacity-60 [&_svg]:size-5 [&_svg]:shrink-0";
