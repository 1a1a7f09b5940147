import { useEffect, useEffectEvent, useRef } from "react";

/**
 * A radio group that never loses a click. Before hydration, the choice is read from the page; a click during hydration
 * arrives without a change event, and React would silently revert it.
 */
export function useChoice<Value extends string | number>(
  values: readonly Value[],
  chosen: Value,
  choose: (value: Value) => void,
) {
  const group = useRef<HTMLDivElement>(null);
  const select = (value: Value) => () => value !== chosen && choose(value);
  const selectEarly = useEffectEvent(() => {
    const pressed = group.current?.querySelector<HTMLInputElement>("input:checked")?.value;
    const value = values.find((one) => String(one) === pressed);
    if (value !== undefined) select(value)();
  });
  useEffect(() => selectEarly(), []);
  return {
    group,
    radio: (value: Value) => ({ value, checked: chosen === value, onChange: select(value), onClick: select(value) }),
  };
}
