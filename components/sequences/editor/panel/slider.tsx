"use client";

import { useId } from "react";

type SliderProps = {
  label: string;
  value: number;
  range: [number, number];
  text: string;
  onChange: (value: number) => void;
};

/** Counted in frames or percent: arrow keys move by one, and a drag by as many as it passes. */
export function Slider({ label, value, range: [min, max], text, onChange }: SliderProps) {
  const id = useId();
  const share = max > min ? (value - min) / (max - min) : 0;
  return (
    <div>
      <div className="flex justify-between text-sm">
        <label htmlFor={id} className="text-soft">
          {label}
        </label>
        <output htmlFor={id} className="timecode">
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={Math.max(min + 1, max)}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        aria-valuetext={text}
        className="scrub"
        style={{ "--share": `${(share * 100).toFixed(2)}%` } as Record<string, string>}
      />
    </div>
  );
}
