import { getTranslations } from "next-intl/server";
import { env } from "@/env";

/** Says that videos are simulated, so that no user takes them for real ones. */
export async function SimulatedBanner() {
  if (!env.NINEFOLD_SIMULATED) return null;
  const t = await getTranslations("nav");
  return (
    <aside
      aria-labelledby="simulated"
      className="bg-[color-mix(in_oklch,var(--making)_16%,var(--ground))] px-4 py-2 text-center text-sm sm:px-6"
    >
      <strong id="simulated" className="font-semibold">
        {t("simulated.title")}
      </strong>{" "}
      <span className="text-soft">
        {/* Not the font of code: every page would load it for this one word. */}
        {t.rich("simulated.how", { code: (words) => <code className="font-sans text-ink">{words}</code> })}
      </span>
    </aside>
  );
}
