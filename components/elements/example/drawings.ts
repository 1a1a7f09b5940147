/** A filled outline, in the coordinates of a drawing. */
type Shape = { d: string; fill: string };

/** Of a drawing: also the proportions of the image that is made of it. */
export const DRAWN = { width: 300, height: 400 };

const HAIR = "#b5482f";
const SKIN = "#f0c3a0";
const COAT = "#3f7d58";
const DARK = "#3a2a24";
const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

/** The two images of the example: shown as they are, and drawn into files when it is tried. */
export const DRAWINGS: Record<"face" | "full_body", readonly Shape[]> = {
  face: [
    { d: "M0 0H300V400H0Z", fill: "#cdd9d6" },
    { d: "M20 400Q30 300 110 290H190Q270 300 280 400Z", fill: COAT },
    { d: "M125 230H175V300Q150 325 125 300Z", fill: "#dfad88" },
    { d: "M70 175Q60 70 150 66T230 175Q232 215 214 232Q222 140 150 132T86 232Q68 215 70 175Z", fill: HAIR },
    { d: "M88 170Q88 112 150 112T212 170Q212 262 150 266T88 170Z", fill: SKIN },
    { d: "M84 176Q92 106 158 108Q214 110 216 176Q196 136 150 142T84 176Z", fill: HAIR },
    { d: circle(124, 188, 8), fill: DARK },
    { d: circle(176, 188, 8), fill: DARK },
    { d: "M128 228Q150 246 172 228Q150 236 128 228Z", fill: "#a8423a" },
    { d: "M108 296L150 340L192 296L206 306L150 400L94 306Z", fill: "#2f6345" },
  ],
  full_body: [
    { d: "M0 0H300V400H0Z", fill: "#d9d5cb" },
    { d: "M0 352H300V400H0Z", fill: "#b9b2a2" },
    { d: "M126 250H147V362H126ZM153 250H174V362H153Z", fill: "#43506b" },
    { d: "M118 358H148V374H114Q114 360 118 358ZM152 358H182Q186 360 186 374H152Z", fill: DARK },
    { d: "M112 128Q150 108 188 128L200 276Q150 292 100 276Z", fill: COAT },
    {
      d: "M114 128L96 232L80 228L98 140Q104 128 114 128ZM186 128L204 232L220 228L202 140Q196 128 186 128Z",
      fill: "#2f6345",
    },
    { d: `${circle(87, 236, 9)}${circle(213, 236, 9)}`, fill: SKIN },
    { d: "M140 96H160V120Q150 130 140 120Z", fill: "#dfad88" },
    { d: "M116 72Q114 34 150 32T184 72Q184 94 176 98V72H124V98Q116 94 116 72Z", fill: HAIR },
    { d: "M122 68Q122 46 150 46T178 68Q178 104 150 106T122 68Z", fill: SKIN },
    { d: "M120 70Q124 42 152 44Q180 46 180 70Q170 54 150 56T120 70Z", fill: HAIR },
    { d: `${circle(140, 76, 3)}${circle(160, 76, 3)}`, fill: DARK },
  ],
};
