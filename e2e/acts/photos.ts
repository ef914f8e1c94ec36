import sharp from 'sharp';

/** A photo as a phone would give it to the page. */
export interface Photo {
  readonly name: string;
  readonly mimeType: 'image/jpeg';
  readonly buffer: Buffer;
}

const scenes = {
  'broken step': { ground: '#8d8f94', drawing: steps('#5b5d61') },
  'mended step': { ground: '#b9bbb6', drawing: steps('#d8d9d4') },
  'leaking ceiling': { ground: '#e9e6dc', drawing: '<ellipse cx="760" cy="420" rx="330" ry="190" fill="#b39b6d" />' },
  'cracked wall': {
    ground: '#d9d2c4',
    drawing: '<path d="M300 0 420 300 360 520 560 900" stroke="#333" stroke-width="14" fill="none" />',
  },
  'mended roof': { ground: '#54606b', drawing: '<path d="M0 700 800 200 1600 700z" fill="#7c3a2d" />' },
  'water on the road': { ground: '#55585c', drawing: '<ellipse cx="800" cy="800" rx="620" ry="230" fill="#7fb2d6" />' },
  'dry road': { ground: '#65686c', drawing: '<path d="M760 0h80v1200h-80z" fill="#e8e8e8" />' },
} as const;
export type Scene = keyof typeof scenes;

const taken = new Map<Scene, Promise<Photo>>();

/** A drawn scene with grain, in the size and with the data of a phone's photo: 1600 × 1200, taken at a place. */
export function photoOf(scene: Scene): Promise<Photo> {
  const photo = taken.get(scene) ?? take(scene);
  taken.set(scene, photo);
  return photo;
}

async function take(scene: Scene): Promise<Photo> {
  const { ground, drawing } = scenes[scene];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="${ground}" />${drawing}</svg>`;
  const noise = {
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 18 },
    },
  } as const;
  const grain = await sharp(noise).png().toBuffer();
  const buffer = await sharp(Buffer.from(svg))
    .composite([{ input: grain, blend: 'soft-light' }])
    .withExif({ IFD0: { Make: 'Demo' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 5/1 0/1' } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name: `${scene.replaceAll(' ', '-')}.jpg`, mimeType: 'image/jpeg', buffer };
}

function steps(broken: string): string {
  const rows = [0, 1, 2, 3].map(
    (row) => `<path d="M${200 + row * 90} ${950 - row * 170}h900v-150H${290 + row * 90}z" fill="#c9cac6" />`,
  );
  return `${rows.join('')}<path d="M700 780h260l-60-120h-190z" fill="${broken}" />`;
}
