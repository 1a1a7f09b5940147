/**
 * The logo is drawn in globals.css and not as markup, because each page contains it several times, in its HTML and in
 * its data.
 */
export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-base tracking-tight">
      <span aria-hidden="true" className="mark" />
      {name}
    </span>
  );
}
