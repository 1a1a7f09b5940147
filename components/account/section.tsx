import { type ReactNode, useId } from "react";
import { GuardedForms } from "@/components/shell/guarded-forms";

/** One section of the account page: its title on the left, its controls on the right. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid break-inside-avoid gap-x-10 gap-y-4 py-8 md:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {lead ? <p className="mt-1 text-faint text-sm">{lead}</p> : null}
      </div>
      <div className="rounded-lg bg-surface p-5 sm:p-6">
        <GuardedForms>{children}</GuardedForms>
      </div>
    </section>
  );
}
