import { useEffect, useEffectEvent, useRef } from "react";

/**
 * A group of radio buttons whose press is never lost. The page can be pressed before React has taken it over: a choice
 * made by then is read from the page, and one made in the very moment of taking over comes as a click without a
 * change, which React would undo without a word.
 */
export function useChoice<Value extends string | number>(
  values: readonly Value[],
  chosen: Value,
  choose: (value: Value) => void,
) {
  const group = useRef<HTMLDivElement>(null);
  const take = (value: Value) => () => value !== chosen && choose(value);
  const takeEarly = useEffectEvent(() => {
    const pressed = group.current?.querySelector<HTMLInputElement>("input:checked")?.value;
    const value = values.find((one) => String(one) === pressed);
    if (value !== undefined) take(value)();
  });
  useEffect(() => takeEarly(), []);
  return {
    group,
    radio: (value: Value) => ({ value, checked: chosen === value, onChange: take(value), onClick: take(value) }),
  };
}
