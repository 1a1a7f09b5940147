type IconName =
  | "notify"
  | "notify-denied"
  | "notify-on"
  | "bookmark"
  | "check"
  | "chevron-down"
  | "circle-user"
  | "clapperboard"
  | "command"
  | "download"
  | "ellipsis"
  | "eye"
  | "favorite"
  | "images"
  | "layers"
  | "library-big"
  | "pen-line"
  | "pencil"
  | "plus"
  | "rotate-ccw"
  | "search"
  | "sliders-horizontal"
  | "users"
  | "video"
  | "wand-sparkles"
  | "x";

/** An icon of a first screen, drawn by app/icons.css. Parts that load later use Lucide's components. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return <span className={`icon icon-${name} ${className}`.trimEnd()} />;
}

/** The same as a component, for a list whose other icons are Lucide's. */
export const iconOf =
  (name: IconName) =>
  ({ className }: { className?: string }) => <Icon name={name} className={className} />;
