/** Whether a text shows nothing to a reader: empty, spaces, or only characters that are not seen (zero width, direction marks). */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}
