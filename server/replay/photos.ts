import sharp from 'sharp';
import { randomFrom } from '#server/city/demonstration/random.ts';

const WIDTH = 640;
const HEIGHT = 480;

/** Small made-up pictures: sky, ground and some shapes that differ from one to the next. */
export async function drawPhotos(count: number, seed: string): Promise<Buffer[]> {
  const random = randomFrom(`${seed} photos`);
  const at = (most: number) => Math.round(random() * most);
  const shape = () =>
    `<rect x="${at(WIDTH)}" y="${200 + at(200)}" width="${30 + at(150)}" height="${20 + at(120)}" fill="hsl(${at(360)} 30% ${30 + at(40)}%)"/>`;
  return Promise.all(
    Array.from({ length: count }, () => {
      const shapes = Array.from({ length: 5 + at(6) }, shape).join('');
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="hsl(${190 + at(40)} 50% 80%)"/><rect y="240" width="100%" height="240" fill="hsl(${20 + at(80)} 15% 55%)"/>${shapes}</svg>`;
      return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
    }),
  );
}
