/** Nothing but the root layout: what a page costs before it shows anything, for `npm run bench:server`. */
export default function EmptyPage() {
  return null;
}
