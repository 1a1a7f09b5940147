/** Where an element's own volume cannot be set (iPhones and iPads), its sound goes through a gain of Web Audio. */
let context: AudioContext | undefined;
const gains = new WeakMap<HTMLMediaElement, GainNode>();

function hasVolume(element: HTMLMediaElement): boolean {
  if (element.volume !== 1) return true;
  element.volume = 0.5;
  const settable = element.volume === 0.5;
  element.volume = 1;
  return settable;
}

/** Sets how loud an element is, 0 to 1. */
export function setLoudness(element: HTMLMediaElement, gain: number): void {
  const muted = gain <= 0.001;
  if (element.muted !== muted) element.muted = muted;
  const node = gains.get(element);
  if (node) node.gain.value = gain;
  else if (muted || element.volume === gain) return;
  else if (hasVolume(element)) element.volume = gain;
  else if (gain < 1) route(element).gain.value = gain;
}

function route(element: HTMLMediaElement): GainNode {
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  const node = context.createGain();
  context.createMediaElementSource(element).connect(node).connect(context.destination);
  gains.set(element, node);
  return node;
}
