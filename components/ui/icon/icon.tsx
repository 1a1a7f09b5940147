type IconName =
  | "notify"
  | "notify-denied"
  | "notify-on"
  | "arrow-left"
  | "bookmark"
  | "check"
  | "chevron-down"
  | "circle-user"
  | "clapperboard"
  | "columns-2"
  | "command"
  | "download"
  | "ellipsis"
  | "eye"
  | "favorite"
  | "image-off"
  | "images"
  | "laptop"
  | "layers"
  | "library-big"
  | "link-2-off"
  | "monitor"
  | "moon"
  | "pen-line"
  | "pencil"
  | "plus"
  | "rotate-ccw"
  | "search"
  | "sliders-horizontal"
  | "smartphone"
  | "sun"
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
