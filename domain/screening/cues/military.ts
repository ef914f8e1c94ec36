import { type GroundCues, oneOf, STREET_THINGS, together } from '../cue.ts';

const ARMY = oneOf(
  `部队 军队 军区 军方 [海空陆]军 火箭军 解放军 武警 军分区 驻军 集团军 舰队 舰艇 战区 军委 营区 营房 军港 军校 干休所 连队 新兵[连团]
   炮团 炮兵 坦克旅 雷达站 靶场 弹药库 潜艇 艇队 预备役 兵站 军事(院校|法院|管理区|禁区|设施|机关|学院|基地) 军用 军营 军休所 某部驻 某部 某旅 训练基地 军马场 军办 水警区 海军陆战队`,
);
const INSIDE = oneOf(
  `服役 现役 士官 军士 士兵 战士 战友 新兵 义务兵 上等兵 军官 军人 军嫂 军婚 [连排班团旅营师]长 指导员 教导员 政委 政治[部处] 政治工作部 后勤[处部] 后勤保障部
   营房[科股处] 财务股 军需 司务长 卫生队 教官 文职 军籍 军龄 军残 评残 军产 军牌 军车 军犬 军机 军舰 军转 军休 退役金 转业费 转业 入伍 参军 当兵 随军
   提干 退伍 退役 征兵 接兵 裁军 演习 实弹 打靶 换防 驻训 拉练 导弹 坦克 航母 国防 哨兵 哨所 岗哨 站岗 军代表 军品 被装 师部 师里 团里 旅里 军属 军方测绘 军务 探亲 团里 号子 助理员 教导队 军休 [中支]队营门 营门口 司号`,
);
const CLAIM = '(要求|请|让|找|叫|督促|协调|通知|联系|希望|向|应该|应当|由|反映|举报|投诉)';
const DOES = oneOf(
  '不 没 说 推 给 占 把 欠 拖 领导 干部 财务 征 建 训练 打 压 撞 撤 的人 借 赔 补 发 批 收 退 认 家属 食堂 车 停止 处理 单位 采购 签 算 改 挖 内定 什么时候 招 换 里面 大喇叭 污水 围墙 低空 夜 的辐射 扩建 自己 某',
);

/** What belongs to the armed forces: their people, pay, land, noise, discipline. Veterans' services are the city's. */
export const military: GroundCues = {
  ground: 'military',
  brief: 0.3,
  cues: [
    { weight: 0.7, words: ARMY },
    { weight: 0.5, words: `${CLAIM}<8>${ARMY}` },
    { weight: 0.5, words: `${ARMY}<6>${DOES}` },
    { weight: 0.5, words: INSIDE },
    { weight: 0.4, words: `${INSIDE}<40>${INSIDE}` },
    { weight: 0.4, words: together(ARMY, INSIDE, 40) },
    {
      weight: -1,
      words:
        '优待证 优抚 随军的孩子 孩子转学 村里能 家里房子 转业安置 异地安置 安置政策 安置岗位 安置问题 入户 免费坐 免票 优待政策 优待金 退役军人(事务|服务|就业|保障) 复员 随军子女 子女入学 创业担保 就业培训 (刚|从部队|我|已)退[伍役](回来|以后|后) 退役士兵,',
    },
    { weight: -0.8, words: `(部队|军区|海军|空军|武警|干休所|军校|军)<16>${STREET_THINGS}` },
    { weight: -0.5, words: '双拥 拥军优属 宣传栏 烈士陵园 噪音扰民' },
  ],
  // What stands beside a barracks, or bears an army's name, is the city's.
  innocent: `退[役伍]军人 退役士兵 光荣牌 拥军 (部队|军区|海军|空军|武警|武警支队|干休所|军校|部队大院|部队医院|解放军医院|军队医院|营区)(的)?(路|街|大道|对面|附近|旁|旁边|东边|西边|南边|北边|南侧|北侧|东侧|西侧|博物馆|公园|广场|公交|车站|公交站|宾馆|小学|中学|搬走|大院对面|大院旁|门口的路|门口路)
    空军疗养院公交 征兵宣传 军民路 八一路 老兵烧烤 军训 部队路`,
};
