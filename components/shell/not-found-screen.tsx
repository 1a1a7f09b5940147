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

/** Nine seats; the one in the middle is free and lit. */
function EmptySeat() {
  const seats = Array.from({ length: 9 }, (_, seat) => seat);
  return (
    <svg viewBox="0 0 104 84" className="mb-2 w-36" aria-hidden="true" focusable="false">
      {seats.map((seat) => (
        <path
          key={seat}
          transform={`translate(${(seat % 3) * 36} ${Math.floor(seat / 3) * 29})`}
          d="M4 26V12A10 10 0 0 1 14 2h4a10 10 0 0 1 10 10v14z"
          fill={seat === 4 ? "var(--lamp)" : "var(--raised)"}
        />
      ))}
    </svg>
  );
}
