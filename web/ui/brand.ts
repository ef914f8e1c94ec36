/** Puts a platform's colour (CSS hex of six digits) on the page. */
export function wearBrand(colour: string): void {
  const style = document.documentElement.style;
  style.setProperty('--brand', colour);
  style.setProperty('--brand-soft', `${colour}14`);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour);
}
