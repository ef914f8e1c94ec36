import type { Gap, GivenType } from './draft.ts';

interface FormWords {
  /** What follows when it is sent, said before it is sent. */
  readonly follows: string;
  /** The free words of the command; null where it has none. */
  readonly words: { readonly label: string; readonly hint: string } | null;
  /** Photos of the command; null where it takes none. */
  readonly photos: { readonly label: string; readonly hint: string } | null;
}

const noPhotos = { photos: null } as const;

/** The words of every form. Total: the compiler finds a command without a form. */
export const formWords = {
  accept: {
    follows: '受理后立即推送给所选单位，办理期限从现在起算。',
    words: { label: '给承办单位的话（选填）', hint: '例如：请先到现场看一看' },
    ...noPhotos,
  },
  decline: {
    follows: '诉求人会看到理由和建议的办理渠道，可以在期限内提出异议。',
    words: { label: '给诉求人的说明', hint: '说明为什么不能受理、应当到哪里反映' },
    ...noPhotos,
  },
  dispatch: {
    follows: '派给所选单位主办，诉求的办理期限不变。',
    words: { label: '给承办单位的话（选填）', hint: '已经查明的情况、需要注意的地方' },
    ...noPhotos,
  },
  acknowledge: { follows: '签收后由您单位负责办理，诉求人会看到。', words: null, ...noPhotos },
  first_contact: {
    follows: '诉求人会看到已经联系过；回访时会再问一次。',
    words: { label: '联系情况', hint: '例如：电话联系，诉求人补充说夜里更响，约好明天上午到现场' },
    ...noPhotos,
  },
  note: {
    follows: '记录进入办理过程，诉求人可以看到。',
    words: { label: '办理情况', hint: '做了什么、看到什么、接下来怎么办' },
    photos: { label: '现场照片', hint: '有照片时可以不写字' },
  },
  escalate: {
    follows: '由上一级单位接着办，办理期限不变。',
    words: { label: '上报理由', hint: '为什么本级解决不了、已经做过什么' },
    ...noPhotos,
  },
  assign_down: {
    follows: '由所选单位接着办，办理期限不变。',
    words: { label: '给承办单位的话（选填）', hint: '例如：请今天下午到现场处理' },
    ...noPhotos,
  },
  submit_reply: {
    follows: '提交后进入审核，审核通过才会发给诉求人。',
    words: null,
    photos: { label: '办理照片', hint: '最好有办理前和办理后的对比' },
  },
  fix_on_spot: {
    follows: '提交后进入审核。要有现场照片作凭证。',
    words: null,
    photos: { label: '处理后的照片', hint: '至少一张，让人一眼看出已经处理好' },
  },
  approve: { follows: '通过后进入下一步审核；最后一步通过就答复诉求人。', words: null, ...noPhotos },
  send_back: {
    follows: '退回起草的单位继续办理，期限不停。',
    words: { label: '退回理由', hint: '哪里不清楚、需要补什么' },
    ...noPhotos,
  },
  rate: {
    follows: '您的评价直接计入承办单位的成绩。',
    words: { label: '想说的话', hint: '满意时可以不写；没解决或不满意时，请写明哪里还没办好' },
    photos: { label: '照片', hint: '可以拍下现在的样子' },
  },
  withdraw: {
    follows: '撤回后不再办理，也不能恢复。',
    words: { label: '撤回原因', hint: '例如：问题已经自己解决了' },
    ...noPhotos,
  },
  add_material: {
    follows: '补充的内容马上送到承办单位。',
    words: { label: '补充说明', hint: '新的情况、更清楚的位置、具体时间' },
    photos: { label: '照片或视频', hint: '有照片时可以不写字' },
  },
  urge: {
    follows: '承办单位会马上收到提醒。',
    words: { label: '想对承办单位说的话（选填）', hint: '例如：已经两天没有消息了' },
    ...noPhotos,
  },
} as const satisfies Record<GivenType, FormWords>;

/** What to do about a part of the form that is still missing. */
export const gapWords = {
  words: '请写几句话',
  how: '请选择联系方式',
  noteKind: '请选择记录的种类',
  unit: '请选择单位',
  ground: '请选择不予受理的理由',
  conclusion: '请选择办理结论',
  contacted: '请说明有没有人联系过您',
  resolution: '请选择问题解决得怎么样',
  satisfaction: '请选择是否满意',
  photos: '请至少添加一张照片',
  facts: '请写明基本情况',
  basis: '请写明政策依据',
  result: '请写明办理结果',
  responsible: '请填写责任人',
  phone: '请填写联系电话',
} as const satisfies Record<Gap, string>;

/** Half sentences that many replies need; a tap puts one into the text, to be finished by hand. */
export const phrases = {
  facts: [
    '经现场查看，您反映的情况属实。',
    '经电话与您核实，',
    '经核查，您反映的情况与实际有出入：',
    '您所反映的位置由',
  ],
  basis: [
    '根据《城市市容和环境卫生管理条例》有关规定，',
    '根据《城市道路管理条例》有关规定，',
    '根据《物业管理条例》有关规定，',
    '根据《中华人民共和国民法典》关于业主共有部分的规定，',
    '根据网格日常巡查、即查即改的工作要求，',
  ],
  result: [
    '工作人员已到现场处理完毕，',
    '已协调相关单位处理，',
    '预计完成时间为',
    '后续我们将加强日常巡查，防止反弹。',
    '因暂不具备条件，目前不能按您的要求办理，原因是：',
  ],
  reason: ['需要专业设备或资金，本级无法解决。', '涉及多个单位，需要上级协调。', '不属于本单位职责范围，应由'],
  contact: ['电话联系诉求人，已说明办理安排。', '诉求人补充：', '约定现场见面时间：', '两次拨打无人接听，已发短信。'],
} as const;
