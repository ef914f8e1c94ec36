/** The kinds of video a phone makes, told by their first bytes and never by the name somebody gave. */
export function videoTypeOf(bytes: Buffer): 'video/mp4' | 'video/quicktime' | 'video/webm' | null {
  if (bytes.length < 64) return null;
  if (bytes.readUInt32BE(0) === 0x1a45dfa3) return 'video/webm';
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const brand = bytes.toString('latin1', 8, 12);
  if (brand === 'qt  ') return 'video/quicktime';
  return /^(isom|iso\d|mp4\d|avc1|M4V |MSNV|3gp\d)$/.test(brand) && boxesFit(bytes) ? 'video/mp4' : null;
}

/** Whether the boxes of an MP4 lie one after the other to the end of the file and bring a `moov`: a cut-off file does not. */
function boxesFit(bytes: Buffer): boolean {
  let at = 0;
  let moov = false;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    const long = size === 1;
    const length = long
      ? at + 16 <= bytes.length
        ? Number(bytes.readBigUInt64BE(at + 8))
        : 0
      : size === 0
        ? bytes.length - at
        : size;
    if (length < 8 || at + length > bytes.length) return false;
    moov ||= bytes.toString('latin1', at + 4, at + 8) === 'moov';
    at += length;
  }
  return moov && at === bytes.length;
}
