import { error, type Fault } from '../fault.ts';
import type { CityFiles } from '../files.ts';
import { eachRepeat } from './repeats.ts';

const UNIQUE = { id: '编号', prefix: '编号前缀', brand: '品牌', area: '行政区划' } as const;
/** White words on the brand's colour must be readable (WCAG 2.1 AA). */
const CONTRAST = 4.5;

export function checkPlatforms({ city, divisions, areas }: CityFiles): Fault[] {
  const { platforms, area, demonstrationGrids } = city.value;
  const faults: Fault[] = [];
  for (const [key, word] of Object.entries(UNIQUE) as [keyof typeof UNIQUE, string][])
    eachRepeat(
      platforms,
      (platform) => platform[key],
      (platform, first, index) => {
        const what = `${platform.name}的${word} ${platform[key]} 与${first.name}相同`;
        faults.push(error('platform.duplicate', city.at('platforms', index, key), what, `每个平台的${word}不能相同`));
      },
    );
  const districts = new Set(divisions.map((row) => row.district));
  platforms.forEach((platform, index) => {
    const at = (key: string) => city.at('platforms', index, key);
    if (!platform.centre)
      faults.push(
        error(
          'platform.without_centre',
          at('id'),
          `平台${platform.name}没有运行中心`,
          '填写 centre:运行该平台的单位名称',
        ),
      );
    if (platform.area !== area && !districts.has(platform.area)) {
      const what = `平台${platform.name}的区划 ${platform.area} 不在 divisions.csv 中`;
      faults.push(error('platform.unknown_area', at('area'), what, '改为城市代码或 divisions.csv 第一列中的区市代码'));
    }
    const contrast = contrastWithWhite(platform.colour);
    if (contrast < CONTRAST) {
      const what = `${platform.colour} 上的白字对比度只有 ${contrast.toFixed(2)}`;
      faults.push(error('platform.contrast', at('colour'), what, `换一个更深的颜色,对比度不低于 ${CONTRAST}`));
    }
  });
  const reference = platforms.find((platform) => platform.id === demonstrationGrids.reference);
  const hasPolygon = areas.street.some((street) => street.code.startsWith(reference?.area ?? '?'));
  if (areas.street.length > 0 && (!reference || (!hasPolygon && reference.area !== area))) {
    const what = `演示网格的参照平台 ${demonstrationGrids.reference} 不存在或没有镇街边界`;
    faults.push(
      error('demonstration.reference', city.at('demonstrationGrids', 'reference'), what, '改为一个有镇街边界的平台'),
    );
  }
  return faults;
}

/** Contrast ratio of white on a colour `#rrggbb` by WCAG 2.1, from 1 to 21. */
function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
