/** Whether the user can see a generation: on its own page, or as a card on the screen. */
export function isOnScreen(id: string): boolean {
  const path = `/gallery/${id}`;
  if (location.pathname === path) return true;
  return [...document.querySelectorAll(`a[href^="${path}"]`)].some((card) => {
    const { top, bottom, height } = card.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < window.innerHeight;
  });
}
