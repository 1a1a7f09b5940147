import { Welcome } from "@/components/composer/welcome";
import { VisitorShell } from "@/components/shell/visitor-shell";

/** What visitors get at "/" (proxy.ts): a route of its own, because a route's script is that of all it can show. */
export default function WelcomePage() {
  return (
    <VisitorShell>
      <Welcome />
    </VisitorShell>
  );
}
