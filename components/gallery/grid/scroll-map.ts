/** Browsers cut off taller pages: Firefox at 17.8 million pixels, Safari earlier on some screens. */
export const TALLEST = 6_000_000;

/**
 * Maps the scroll bar of a page of limited height to a gallery of any height. `place` is the gallery pixel at the top
 * of the screen, `bar` the page's scroll offset. Small movements map pixel by pixel; a jump of the bar leads to the
 * same share of the gallery. So the wheel scrolls as usual, and the end of the bar is the end of the gallery.
 */
export class ScrollMap {
  place = 0;
  bar = 0;

  constructor(
    private gallery: number,
    private readonly screen: number,
  ) {}

  /** The height that the page needs for the gallery. */
  get page(): number {
    return Math.min(this.gallery, TALLEST);
  }

  /** What to add to a gallery position to get its position in the page. */
  get shift(): number {
    return this.bar - this.place;
  }

  private get lastPlace(): number {
    return Math.max(0, this.gallery - this.screen);
  }
  private get lastBar(): number {
    return Math.max(0, this.page - this.screen);
  }

  /** The user scrolled. */
  moved(bar: number): void {
    const by = bar - this.bar;
    this.bar = bar;
    if (bar <= 0 || this.lastBar === 0) this.place = Math.min(bar, 0);
    else if (bar >= this.lastBar) this.place = this.lastPlace + (bar - this.lastBar);
    else if (Math.abs(by) <= this.screen * 2) this.place = clamp(this.place + by, 0, this.lastPlace);
    else this.place = (bar / this.lastBar) * this.lastPlace;
  }

  /** Scrolls to a gallery position; the bar follows with `settle`. */
  goTo(place: number): void {
    this.place = clamp(place, 0, this.lastPlace);
  }

  /** Updates the gallery's height. Returns true when the user is at the end, who then stays there. */
  resize(gallery: number): boolean {
    const before = this.lastPlace;
    const ended = this.place > 0 && this.place >= before - 1;
    this.gallery = gallery;
    if (ended) this.place += this.lastPlace - before;
    return ended;
  }

  /** Where the bar belongs for the current position. Setting it at rest changes nothing on the screen. */
  settle(): number {
    if (this.place > 0) this.bar = this.lastPlace === 0 ? 0 : (this.place / this.lastPlace) * this.lastBar;
    return this.bar;
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
