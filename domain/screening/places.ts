import { WordTree } from './word-tree.ts';

/** Place names as a city gives them. */
export interface PlaceNames {
  /** Of the city itself: naming one speaks against a matter elsewhere. */
  readonly own: readonly string[];
  /** Of places elsewhere. */
  readonly elsewhere: readonly string[];
}

/** The names in one tree, made ready for looking at many messages. */
export type PlaceIndex = WordTree<'own' | 'elsewhere'>;

/** Names of the city itself are taken out of those elsewhere. */
export function indexPlaces(places: PlaceNames): PlaceIndex {
  const index: PlaceIndex = new WordTree();
  const own = new Set(places.own);
  for (const name of own) index.add(name, 'own');
  for (const name of new Set(places.elsewhere)) if (!own.has(name)) index.add(name, 'elsewhere');
  return index;
}

// Streets, dishes, firms and goods are called after places all over the country.
const NAMED_AFTER =
  /^(?:[东西南北中一二三四五六七八九十]?[路街巷]|大[道街]|支路|[东南西北中][路街]|[一-龥]{0,2}(?:拉面|面馆|扒鸡|肉夹馍|热干面|螺蛳粉|烩面|板面|臭豆腐|大盘鸡|羊肉|牛肉|海鲜|料理|卤味|米粉|炒鸡|馅饼|超市|理发|按摩|足疗|养生|装饰|家具|建材|服装|批发|火锅|小吃|包子|鸭脖|烤鸭|烧烤|菜馆|饭店|酒店|大厦|银行|啤酒|同仁堂|商城|小商品|桃子|苹果|啤酒|时间|标准|不足|采光|权|石(?!家|岛)|话|菜系|味道))/;
// Where somebody comes from, goes to or belongs is not where something happened.
const ONLY_PASSING =
  /(?:从|来自|到|去|回|往|由|飞|经|至|学习|借鉴|像|影响|遮挡|采光|朋友在|总部在|爸妈在|父母在|孩子在)$/;
const AS_SCENE =
  /(?:^|[。!?;,\n]|在|住|住在|家住|位于|反映|反应|投诉|我们|我家|请|请求|请问|请查|请查一?查|请转告|请取缔|我是|我们是|本人是?|我家是|户口在|坐落于?|解决|转告|取缔|帮忙反映一下|老家|买的是?|人在|我妈在|我爸在|我父母住在|给|查|要|的|省|市|区|管管|管一管|家在|人在)$/;
const AS_HOME = /(?:家住|住在|家在|户口在)$/;
const SOMEWHERE_THERE =
  /^(?:省|市|县|区|州)?(?:[^。!?;,]{0,9}?)(?:市|区|县|镇|乡|村|街道|州|旗|小区|路口|大道|路|街|社区|开发区|高新区|工业园|大学|学校|中学|小学|幼儿园|医院|公园|景区|古城|码头|机场|车站|地铁|公交|高速|工地|工厂|厂|公司|海边|湖|河|山|楼盘|房子|公寓|某|城中村|酒店|民宿|客栈|健身|矿|法拍房)/;
const OF_THERE = /^的(?!朋友|亲戚|做法|经验|客户|公司|品牌|企业|专家|老师|同学|孩子|父母|特产|菜|味)/;
const LIVING_THERE = /^(?:上学|上班|打工|工作|做生意|买|租|旅游|出差|住|务工|读书|送外卖|种地)/;
const BELONGS = /^(?:市|省|县)?人(?!民|才|社|行)/;

/** How far a text speaks of a matter elsewhere: 1 is enough for advice; and the name that says so. */
export function elsewhere(text: string, index: PlaceIndex): { weight: number; phrase: string } {
  let best = 0;
  let phrase = '';
  let own = 0;
  let there = 0;
  for (let at = 0; at < text.length; at++) {
    if (index.begin(text.charCodeAt(at)) === 0) continue;
    const { end, meanings } = index.longest(text, at);
    if (end === at) continue;
    const name = text.slice(at, end);
    if (meanings[0] === 'own') own++;
    else {
      const weight = asScene(text, at, name);
      if (weight > 0) there++;
      if (weight > best) [best, phrase] = [weight, name];
    }
    at = end - 1;
  }
  return { weight: best + (there > 1 ? 0.3 : 0) - (own > 0 ? 0.8 : 0), phrase };
}

function asScene(text: string, at: number, name: string): number {
  const after = text.slice(at + name.length, at + name.length + 14);
  if (NAMED_AFTER.test(after)) return 0;
  const before = text.slice(Math.max(0, at - 8), at);
  if (ONLY_PASSING.test(before)) return 0;
  const scene = AS_HOME.test(before) ? 0.9 : AS_SCENE.test(before) ? 0.6 : 0;
  const there =
    /[市县区州]$/.test(name) || SOMEWHERE_THERE.test(after)
      ? 0.5
      : OF_THERE.test(after) || LIVING_THERE.test(after)
        ? 0.4
        : 0;
  // A message that begins with a place is about the place.
  const heading = at === 0 && !/^的(?:朋友|亲戚|做法|经验)/.test(after) ? 0.3 : 0;
  return BELONGS.test(after) ? 0.3 : scene + there + heading + 0.1;
}
