/** Nine small scenes: sky above ground, each with the sun in a different place. The fifth is the one on the screen. */
const SCENES = [
  ["20% 30%", "#5b6ea8", "#27314f", "#141a2b"],
  ["50% 25%", "#7d8fb5", "#3b4a63", "#161d29"],
  ["80% 30%", "#a98a9b", "#4d3e57", "#1c1826"],
  ["25% 55%", "#4f8794", "#24505a", "#0f2429"],
  ["58% 46%", "#ffe0a3", "#e08a4a", "#3a1f2e"],
  ["78% 55%", "#c77f5e", "#6f3b3a", "#24151c"],
  ["20% 75%", "#5d7f6a", "#2b463b", "#121f1b"],
  ["50% 80%", "#b59a63", "#5a4a35", "#1d1814"],
  ["80% 75%", "#8d6a86", "#403050", "#171322"],
] as const;

/** How each tile is tilted: the outer ones are still folding in toward the screen. */
const LEAN = [
  "origin-bottom-right rotate-x-38 -rotate-y-38",
  "origin-bottom rotate-x-38",
  "origin-bottom-left rotate-x-38 rotate-y-38",
  "origin-right -rotate-y-38",
  "",
  "origin-left rotate-y-38",
  "origin-top-right -rotate-x-38 -rotate-y-38",
  "origin-top -rotate-x-38",
  "origin-top-left -rotate-x-38 rotate-y-38",
] as const;

/** A cinema scene: eight images fold into the ninth, which is lit. Dark in both themes. */
export function AuthArt() {
  return (
    <div aria-hidden="true" className="relative size-full overflow-hidden bg-[#0a0c12]">
      <div className="absolute inset-0 bg-[radial-gradient(60%_45%_at_50%_46%,#e9a04a33,transparent_75%)]" />
      <div className="absolute top-1/2 left-1/2 grid aspect-16/10 w-[min(86%,46rem)] -translate-x-1/2 -translate-y-[56%] grid-cols-[1fr_2.4fr_1fr] grid-rows-[1fr_2.4fr_1fr] gap-1.5 perspective-[60rem] transform-3d">
        {SCENES.map(([sun, high, low, ground], index) => (
          <div
            key={sun + high}
            className={`relative overflow-hidden rounded-[3px] ${LEAN[index]} ${index === 4 ? "shadow-[0_0_5rem_#e9a04a55]" : "opacity-80"}`}
            style={{
              background: `radial-gradient(40% 55% at ${sun}, ${high}, ${low} 70%, ${ground})`,
            }}
          >
            <div
              className="absolute inset-x-0 bottom-0 h-[34%]"
              style={{
                background: `linear-gradient(${ground}e6, ${ground})`,
                clipPath: `polygon(0 ${20 + ((index * 17) % 30)}%, 30% ${((index * 29) % 35) + 5}%, 62% ${30 + ((index * 13) % 25)}%, 100% ${((index * 23) % 30) + 4}%, 100% 100%, 0 100%)`,
              }}
            />
          </div>
        ))}
      </div>
      <Seats />
    </div>
  );
}

/** The seat backs of the front rows, with some of the screen's light on their edges. */
function Seats() {
  return (
    <div className="absolute inset-x-0 bottom-0 flex flex-col">
      {[
        { size: "h-10 w-16", shade: "#10131b", shift: "-ml-8" },
        { size: "h-14 w-24", shade: "#07090d", shift: "-ml-3 -mt-3" },
      ].map(({ size, shade, shift }) => (
        <div key={shade} className={`flex gap-2 ${shift}`}>
          {Array.from({ length: 24 }, (_, seat) => `${shade}${seat}`).map((seat) => (
            <span
              key={seat}
              className={`${size} shrink-0 rounded-t-[1.1rem] shadow-[inset_0_1px_0_#e9a04a40]`}
              style={{ background: shade }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
