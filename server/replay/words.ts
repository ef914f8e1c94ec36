import type { DeclineGround } from '#domain/appeal/terms.ts';

type Random = () => number;

function oneOf(random: Random, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** A message's own subject, short enough to stand in a sentence. */
function about(subject: string): string {
  const letters = [...subject];
  return letters.length > 24 ? `${letters.slice(0, 23).join('')}…` : subject;
}

export function contactWords(random: Random): string {
  return oneOf(random, [
    '已电话联系诉求人，核对了地点和具体情况，约定上门查看。',
    '与诉求人通话，了解到问题已持续一段时间，承诺当天到现场。',
    '电话联系诉求人，说明办理流程和时限，诉求人表示理解。',
    '上门见到诉求人，当面听取了意见，并一起查看了现场。',
  ]);
}

export function visitWords(random: Random, subject: string): string {
  return oneOf(random, [
    `现场查看“${about(subject)}”，情况属实，已拍照留存。`,
    '到现场走访三户居民，说法一致，问题确实存在。',
    '会同物业到现场，商定了处理办法和时间。',
    '现场与相关责任人谈话，要求限期改正。',
  ]);
}

export function escalationReason(random: Random, from: 'community' | 'street'): string {
  return from === 'community'
    ? oneOf(random, [
        '经核实情况属实，涉及多个单位，社区协调两次未果，请街道牵头解决。',
        '需要动用街道的维修力量和资金，社区没有条件处理。',
        '责任方拒绝社区调解，请街道出面处理。',
      ])
    : oneOf(random, [
        '属于区级部门的法定职责，街道没有执法权，请平台派交主管部门。',
        '经街道核查，需主管部门审批和专业施工，请区级平台派单。',
        '涉及行业监管，街道已做好现场稳控，请主管部门依法处理。',
      ]);
}

export function assignmentWords(): string {
  return '请社区先到现场核实，能解决的当场解决，并及时联系诉求人。';
}

export function dispatchWords(subject: string): string {
  return `请就“${about(subject)}”依职责办理，按时限答复诉求人。`;
}

export interface Replying {
  readonly subject: string;
  readonly unit: string;
  readonly person: string;
  readonly phone: string;
  readonly round: number;
  /** Who asks or proposes something is told what holds; everybody else what was done. */
  readonly asks: boolean;
}

/** The five elements of a reply, and what it concludes: what cannot be done is explained. */
export function replyWords(random: Random, { subject, unit, person, phone, round, asks }: Replying) {
  const explained = random() < (round > 1 ? 0.4 : 0.15);
  const again = round > 1 ? '针对您对上次答复的意见，我单位再次核查。' : '';
  return {
    conclusion: explained ? ('explained' as const) : ('resolved' as const),
    words: {
      facts: `${again}您反映的“${about(subject)}”，${asks ? `${unit}已会同有关科室研究` : `经${unit}工作人员现场核实，${explained ? '部分属实' : '情况属实'}`}。`,
      basis: oneOf(random, [
        '依据《物业管理条例》和本地有关规定办理。',
        '依据市政公用设施管理的有关规定办理。',
        '依据本单位职责任务清单和国家现行政策办理。',
        '依据市容环境卫生管理的有关规定办理。',
      ]),
      result: explained
        ? oneOf(random, [
            '现行政策暂不支持您提出的全部要求，已向您当面解释原因，并告知其他可以申请的途径。',
            '该事项需经业主大会表决，社区已协助发起征求意见，结果将张贴公示。',
          ])
        : asks
          ? oneOf(random, [
              '已将办理条件、所需材料和办理地点逐项告诉您，材料齐全可以当场办结。',
              '您的建议已经采纳，列入本季度工作计划，实施前会在小区和公众号公示。',
            ])
          : oneOf(random, [
              '已组织人员处理完毕，现场恢复正常，并将纳入日常巡查。',
              '已责令责任单位整改到位，复查合格，如有反弹请及时告诉我们。',
              '维修已经完成，试用正常，后续由专人每周巡查一次。',
              '已与各方达成一致并落实，现场照片见附件或可来现场查看。',
            ]),
      responsible: person,
      phone,
    },
  };
}

export function sendBackReason(random: Random, by: 'unit' | 'platform'): string {
  return by === 'unit'
    ? oneOf(random, ['处理结果写得太笼统，请写明何时、由谁、怎么处理的。', '政策依据不准确，请核对后重新报送。'])
    : oneOf(random, ['没有正面回应诉求人的第二个问题，请补充后再报。', '答复缺少整改后的情况，请补充核实结果。']);
}

export function ratingWords(random: Random, good: boolean): string {
  return good
    ? oneOf(random, ['', '', '处理得很快，谢谢。', '工作人员上门好几次，很负责。'])
    : oneOf(random, [
        '只是打了个电话，问题还在原地，没有人来处理。',
        '处理了两天又恢复原样，不解决根本问题。',
        '答复全是套话，没有一句具体的。',
      ]);
}

export function materialWords(random: Random): string {
  return oneOf(random, [
    '补充一下：晚上八点以后最严重，可以那个时间来看。',
    '刚才邻居也说有同样的情况，一共六户。',
    '补充具体位置：进大门右手第二栋东侧。',
  ]);
}

export function urgeWords(random: Random): string {
  return oneOf(random, ['已经等了一天了，什么时候有人来？', '老人孩子都受影响，请尽快处理。', '']);
}

export function withdrawalReason(random: Random): string {
  return oneOf(random, ['问题已经自己解决了，谢谢。', '重复反映了，不用办理了。', '已和对方协商好，撤回。']);
}

/** The ground an operator sees in a text, with the explanation the appellant will read. */
export function declineFor(text: string): { ground: DeclineGround; explanation: string } {
  if (/法院|诉讼|仲裁|判决|信访/.test(text))
    return {
      ground: 'judicial_or_petition',
      explanation: '您反映的事项已经或应当通过司法、仲裁或信访程序处理，平台不能替代。请向受理机关查询进展。',
    };
  if (/打架|斗殴/.test(text))
    return {
      ground: 'emergency',
      explanation: '正在发生的人身安全和治安问题请直接拨打 110，由公安机关依法处置。',
    };
  return {
    ground: 'outside_jurisdiction',
    explanation: '经核实，您反映的事项不在本平台的受理范围。请通过有权处理的单位公布的渠道反映。',
  };
}

const offices: readonly (readonly [RegExp, string])[] = [
  [/工资|社保|劳动|养老|退休|就业|用工/, '人力资源'],
  [/学校|教育|培训|老师|学生|幼儿园|招生/, '教育'],
  [/医院|医疗|医生|卫生院|疫苗|诊所/, '卫生健康'],
  [/食品|餐饮|价格|消费|传销|电梯|广告/, '市场监督'],
  [/污染|噪音|噪声|扰民|扬尘|臭|排放|油烟/, '生态环境'],
  [/违建|违章|搭建|占道|私搭|执法|摆摊|住改商/, '综合行政执法'],
  [/红绿灯|违停|交警|车牌|电动车/, '交警'],
  [/公交|道路|出租|地铁|驾校|交通/, '交通'],
  [/垃圾|环卫|路灯|绿化|市容|公厕/, '城市管理'],
  [/消防/, '消防'],
  [/低保|养老院|婚姻|殡葬/, '民政'],
  [/土地|征地|拆迁|规划|宅基地/, '自然资源'],
  [/农|村|种植|养殖/, '农业'],
  [/旅游|景区|文化|网吧/, '文化'],
  [/停水|供水|自来水|河道|水库|水渠/, '水利'],
  [/企业|工厂|电信|宽带/, '工业'],
];

/** Parts of the names of offices a message may be for, the likeliest first; the last fits any. */
export function officesFor(text: string): string[] {
  const named = offices.flatMap(([words, office]) => (words.test(text) ? [office] : []));
  return [...named, '住房', ''];
}
