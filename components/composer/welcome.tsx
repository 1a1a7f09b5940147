import { getFormatter, getTranslations } from "next-intl/server";
import { DURATIONS, MAX_IMAGES } from "@/lib/generations/settings";
import { SCENES } from "./welcome-scenes";

/** The landing page: shows what Ninefold makes, with links to sign up and sign in. Plain ones: it needs no script. */
export async function Welcome() {
  const t = await getTranslations("compose.welcome");
  const durations = (await getFormatter()).list(DURATIONS.map(String), { type: "disjunction" });
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-3.5rem)] w-full max-w-6xl min-[120rem]:max-w-[100rem] content-center gap-x-16 gap-y-10 px-5 py-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] lg:items-center">
      <div className="flex flex-col gap-6">
        <h1 className="text-balance break-keep font-semibold text-4xl leading-[1.08] tracking-tight sm:text-5xl lg:text-6xl">
          {t("title")}
        </h1>
        <p className="max-w-[46ch] text-lg text-soft">{t("lead", { max: MAX_IMAGES, durations })}</p>
        <div className="flex flex-wrap items-center gap-3">
          <a
            href="/sign-up"
            className="grid min-h-12 place-items-center rounded-md bg-lamp px-6 font-semibold text-lamp-ink transition-[filter] hover:brightness-105 active:brightness-95"
          >
            {t("up")}
          </a>
          <a
            href="/sign-in"
            className="grid min-h-12 place-items-center rounded-md px-5 text-ink transition-colors hover:bg-surface"
          >
            {t("in")}
          </a>
        </div>
      </div>
      <div aria-hidden className="flex flex-col gap-3">
        <ol className="grid grid-cols-9 gap-1 rounded-sm bg-black p-1.5 sm:gap-1.5 sm:p-2">
          {Object.entries(SCENES).map(([name, drawing], index) => (
            <li key={name} className="relative">
              <svg viewBox="0 0 60 60" className="aspect-square w-full rounded-[2px]" role="presentation">
                {drawing}
              </svg>
              <span className="timecode hidden pt-0.5 text-[#ffc867] leading-4 sm:block">{index + 1}</span>
            </li>
          ))}
        </ol>
        <div className="relative overflow-hidden rounded-md bg-black shadow-(--shadow)">
          <svg viewBox="0 0 320 180" className="w-full" role="presentation">
            <Video />
          </svg>
          <span className="timecode absolute right-3 bottom-2.5 text-white/85">00:07:12</span>
        </div>
      </div>
    </main>
  );
}

/** All nine images in one video frame: the road through the dunes to the town, under the moon, to the lit door. */
function Video() {
  return (
    <>
      <defs>
        <linearGradient id="welcome-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#0d1526" />
          <stop offset=".55" stopColor="#3a3350" />
          <stop offset=".78" stopColor="#c7663f" />
          <stop offset="1" stopColor="#f4b25e" />
        </linearGradient>
        <radialGradient id="welcome-sun" cx=".5" cy=".5" r=".5">
          <stop offset="0" stopColor="#ffe6b0" />
          <stop offset=".35" stopColor="#ffc867" stopOpacity=".75" />
          <stop offset="1" stopColor="#ffc867" stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect width="320" height="122" fill="url(#welcome-sky)" />
      <circle cx="206" cy="112" r="74" fill="url(#welcome-sun)" />
      <circle cx="206" cy="112" r="15" fill="#ffe9bd" />
      <path d="M60 25a9 9 0 1 0 7 14 8 8 0 0 1-7-14z" fill="#e9e4d6" />
      <path d="M0 122V96l34-22 26 18 34-34 40 42 22-12 44 34z" fill="#2a2740" />
      <path d="M222 122V98h8v-9h9v9h6V80h11v18h7V92h10v-16h5v16h8v10h8V86h12v16h14v20z" fill="#241f33" />
      <path d="M229 105h3v3h-3zm20-14h3v3h-3zm0 9h3v3h-3zm27-12h3v3h-3zm23 6h3v3h-3zm-39 12h3v3h-3z" fill="#ffc867" />
      <path d="M0 121h320v59H0z" fill="#1b1826" />
      <path d="M0 121c60-8 96 6 150 4s110-10 170-3v10H0z" fill="#5b3a3c" />
      <path d="M0 132c70-12 120 8 190 2 50-4 90-8 130-2v48H0z" fill="#33242f" />
      <path d="M198 126l8-1 4 1L266 180H92z" fill="#15121c" />
      <path d="M203.400 130h1.600l.5 5h-2.600zM201.500 142h4l1 9h-6zM198 160h7l2 20H193z" fill="#ffc867" opacity=".8" />
      <path d="M128 128v30h3.500l1-12 3 12h3.500l-1.500-17 1-9c3 1 5 4 6 8l2-.8c-1-6-4-10-8-11.200z" fill="#0c0a12" />
      <circle cx="134" cy="121.500" r="4" fill="#0c0a12" />
      <path d="M112 117c3-13 16-20 27-17 8 2 13 8 14 15-8-4-14-4-20-2-7-1-14 0-21 4z" fill="#b8372f" />
      <path d="M133 100l3 28" stroke="#0c0a12" strokeWidth="1.200" />
      <path d="M28 180v-40c-7-2-14-8-14-17 0-12 9-21 20-21s20 9 20 20c0 10-7 16-15 18v40z" fill="#15121c" />
    </>
  );
}
