/**
 * Nothing but the root layout and a word: what a page costs before it shows anything, for `npm run bench:server` and
 * `npm run bench:pages`.
 */
export default function EmptyPage() {
  return <p>Empty</p>;
}
