const white = 1;

/**
 * Puts a platform's colour (CSS hex of six digits) on the page, darkened where white words on it would be hard to
 * read: so that 4.5:1 holds on its own tint too, and 7:1 for who asked for large type.
 */
export function wearBrand(colour: string, large = false): void {
  const worn = readable(colour, large ? 8 : 5);
  const style = document.documentElement.style;
  style.setProperty('--brand', worn);
  style.setProperty('--brand-soft', `${worn}14`);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', worn);
}

/** The colour, or the lightest shade of it on which white reaches the contrast (WCAG 2.1). */
export function readable(colour: string, contrast: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let share = 1; share > 0; share -= 0.02) {
    const shade = parts.map((part) => Math.round(part * share));
    if ((white + 0.05) / (luminance(shade) + 0.05) >= contrast)
      return `#${shade.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }
  return '#000000';
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
