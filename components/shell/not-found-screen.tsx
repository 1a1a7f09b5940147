import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";

/** Says that the page doesn't exist. A plain link, because pages for visitors load no router. */
export async function NotFoundScreen() {
  const t = await getTranslations("errors.page");
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center gap-4 px-6 py-16 text-center">
      <EmptySeat />
      <h1 className="font-semibold text-2xl">{t("notFoundTitle")}</h1>
      <p className="text-soft">{t("notFoundBody")}</p>
      <a href="/" className={buttonClass("lamp", "mt-2")}>
        {t("home")}
      </a>
    </main>
  );
}

const SEAT = "v-14a10 10 0 0 1 10-10h4a10 10 0 0 1 10 10v14z";

/** Nine seats, in two paths, because each page contains this one; the one in the middle is free and lit. */
function EmptySeat() {
  const seats = [0, 29, 58].flatMap((down) => [4, 40, 76].map((right) => `M${right} ${down + 26}${SEAT}`));
  return (
    <svg viewBox="0 0 104 84" className="mb-2 w-36" aria-hidden="true" focusable="false">
      <path d={seats.join("")} fill="var(--raised)" />
      <path d={seats[4]} fill="var(--lamp)" />
    </svg>
  );
}
