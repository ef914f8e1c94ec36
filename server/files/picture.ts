import sharp from 'sharp';
import { type Answer, answer, trouble } from '#server/desk/problem.ts';

const LONGEST = 1920;
const SMALL = 480;
/** Decoded pixels at most: a small file can unfold into gigabytes. */
const MOST_PIXELS = 60_000_000;
const accepted = new Set(['jpeg', 'png', 'webp']);

export interface Picture {
  readonly full: Buffer;
  readonly small: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Decodes and encodes anew as JPEG: what is kept is a picture and nothing else, without place, camera or owner. */
export async function pictureOf(bytes: Buffer): Promise<Answer<Picture>> {
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const;
    const { format } = await sharp(bytes, options).metadata();
    if (!format || !accepted.has(format)) return trouble('file_type_unknown', { field: 'file' });
    // One decoding for both sizes; `rotate` applies the camera's orientation before it is forgotten.
    const upright = sharp(bytes, options).rotate();
    const jpeg = { quality: 80, mozjpeg: false } as const;
    const inside = { fit: 'inside', withoutEnlargement: true } as const;
    const full = await upright
      .clone()
      .resize({ width: LONGEST, height: LONGEST, ...inside })
      .flatten({ background: '#fff' })
      .jpeg(jpeg)
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(full.data)
      .resize({ width: SMALL, height: SMALL, ...inside })
      .jpeg(jpeg)
      .toBuffer();
    return answer({ full: full.data, small, width: full.info.width, height: full.info.height });
  } catch {
    return trouble('file_broken', { field: 'file' });
  }
}
