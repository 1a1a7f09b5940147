"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "@/components/ui/select";
import { RATIOS } from "@/lib/generations/settings";
import type { Fit, Output } from "@/lib/sequences/content";
import { RESOLUTIONS } from "@/lib/sequences/limits";
import { useEditor, useEditorState } from "../use-editor";
import { RadioRow } from "./radio-row";
import { Slider } from "./slider";

/** Seconds of the longest fade from and to black. */
const LONGEST = 5;
const FITS: readonly Fit[] = ["pad", "crop", "blur"];

/** What is set for the whole sequence: its fades, and what an exported video looks like. */
export default function WholePanel() {
  const t = useTranslations("sequences.whole");
  const editor = useEditor();
  const { rate } = editor;
  const fades = useEditorState(({ history }) => history.present.fades);
  const output = useEditorState(({ history }) => history.present.output);
  const id = useId();
  const set = (part: Partial<Output>) => editor.change({ output: { ...output, ...part } });
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-5">
      {(["in", "out"] as const).map((end) => (
        <Slider
          key={end}
          label={t(`fade_${end}`)}
          value={fades[end]}
          range={[0, LONGEST * rate]}
          text={fades[end] === 0 ? t("no_fade") : t("seconds", { seconds: fades[end] / rate })}
          onChange={(frames) => editor.change({ fades: { ...fades, [end]: frames } }, `fade:${end}`)}
        />
      ))}
      <div>
        <label htmlFor={id} className="block pb-1 text-soft text-sm">
          {t("ratio")}
        </label>
        <Select
          id={id}
          value={output.ratio}
          onChange={(event) => {
            const ratio = RATIOS.find((one) => one === event.target.value) ?? "first";
            set({ ratio });
          }}
        >
          <option value="first">{t("ratio_first")}</option>
          {RATIOS.map((ratio) => (
            <option key={ratio}>{ratio}</option>
          ))}
        </Select>
      </div>
      <RadioRow
        label={t("fit")}
        value={output.fit}
        options={FITS.map((fit) => [fit, t(`fits.${fit}`)] as const)}
        onChange={(fit) => set({ fit })}
      />
      <RadioRow
        label={t("resolution")}
        value={output.resolution}
        options={RESOLUTIONS.map((pixels) => [pixels, t("pixels", { pixels })] as const)}
        onChange={(resolution) => set({ resolution })}
      />
      <p className="text-faint text-sm sm:col-span-2 xl:col-span-5">{t(`fit_hints.${output.fit}`)}</p>
    </div>
  );
}
