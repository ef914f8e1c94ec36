// A message may have 100,000 characters; what it is about stands at its beginning.
const LOOKED_AT = 2_000;

// Zero-width and direction characters, soft hyphens, variation selectors, fillers.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** The first 2,000 characters of a message, without invisible ones, full-width letters and signs as ASCII, in small letters. */
export function plainText(message: string): string {
  return message.slice(0, LOOKED_AT).normalize('NFKC').replace(INVISIBLE, '').toLowerCase().trim().slice(0, LOOKED_AT);
}
