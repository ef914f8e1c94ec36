// Words that greet, try out, excuse or fill and ask for nothing. Longer ones first: the first that fits is taken out.
const FILLERS =
  /测试(?:一下|数据|人员|地址|内容|诉求|功能)?|测一测|试一?试|试一下|发一条|系统联调|演示用?|请?忽略|(?:请)?勿(?:受理|回|处理)|不用(?:处理|管|回复)|直接关闭|请?直接|能不能发出去|好不好用|语音输入|这个功能|这是一条|用于|ceshi|test(?:ing)?|demo|asd+f*|qwer(?:ty)?|hello|hi|您好|你好|大家好|哈喽|哈罗|在吗|在不在|有人(?:吗|没)?|请问|喂+|领导好?|工作人员|收到|嗨|拜拜|随便|好的|知道了?|可以|没问题|不客气|干嘛|干啥|咋了|哪位|谁啊|试用|玩玩|开玩笑|怎么用|功能|新用户|注册|绑定|唱首歌|讲故事|生日快乐|嘻|呜|嘤|汪|练习|体验|点一下|随手|手误|误操作|误触|不小心|撤回|作废|删掉|取消|请回复|早上好|晚上好|晚安|新年好|吃了吗|几点了?|星期几|你是谁|你是|机器人|讲个?笑话|聊聊天?|谢谢|感谢|再见|没什么事?|没有?事了?|没啥|没有|没话说|无内容|暂无|同上|不知道|写什么|不想说|随便(?:看看|填填|写写)?|乱写的?|乱按的?|点错了?|发错了?|按错了?|手滑|对不起|不好意思|占个?(?:位置?|坑)|以后再写|打卡|路过|沙发|应付任务的?|填填|(?:孩子|小孩)(?:乱)?按的|发着玩|逗你(?:们)?玩|捣乱|无聊|看看|试试|就是来?|想说|我|的|了|吗|呢|吧|啊|呀|哦|噢|嗯|呵|哈|嘿|嘻|哼|唉|哎|啦|略|吖|咕噜|哒|喵|一下|无|空|就这|什么|要反映的?|要投诉的?|反映的|祝|全体|节日快乐|新年快乐|身体健康|万事如意|恭喜发财|大吉大利/g;

// What everybody knows by heart and nobody means as a request.
const RECITED =
  /床前明月光|白日依山尽|黄河入海流|春眠不觉晓|锄禾日当午|鹅鹅鹅|离离原上草|但愿人长久|举头望明月|一闪一闪|两只老虎|小白兔白又白|小兔子乖乖|世上只有妈妈好|我爱北京天安门|上山打老虎|天王盖地虎|从前有座山|葫芦娃|我爱你中国|我在马路边捡到|小行家|恭喜你?中奖|秦始皇|人之初性本善|赵钱孙李|甲乙丙丁|东南西北中发白|芝麻开门|两个黄鹂/;

const ABUSE =
  /傻[逼比叉x]|煞笔|沙比|sb|脑残|智障|白痴|弱智|神经病|脑子有病|有病吧|废物|饭桶|窝囊废|吸血鬼|祖宗十八代|草包|酒囊饭袋|吃干饭|吃屎|狗屁|狗官|狗东西|狗仗人势|走狗|狗娘|畜生|牲口|禽兽|人渣|败类|王八蛋?|乌龟|混蛋|混账|滚蛋|滚你|你妈|他妈|尼玛|妈的|草泥马|去死|该死|不得好死|断子绝孙|全家都?死|遭报应|早晚完蛋|迟早完蛋|倒闭|蠢货|蠢猪|猪头|傻子|骗子|无耻|不要脸|恶心|垃圾平台|大爷的|你爹|你爸|叫爸爸|老子|吃里扒外|尸位素餐|肥头大耳|呸|什么玩意儿?|fuck|shit|撞死|小狗|狗日的|操你|cnm|nmsl|吃白饭|猪脑子|贱人|婊子|龟孙|丧尽天良|瞎了(?:你们的)?(?:狗)?眼|没人性|滚犊子|滚出|滚蛋吧|二百五|吃饱了撑的|浪费空气|死全家|你妈死了|死妈|去你的|吃屎去|脑袋进水|缺心眼|缺德玩意|狼心狗肺|猪狗不如|不是人|不干人事|吃人饭|白吃饭|不办人事|有毛病|一群猪|垃圾(?=,|。|$)|真垃圾|蠢驴|脑瘫/g;

/** Characters of things a city is asked about. A short message without any of them asks for nothing. */
const MATTERS =
  /[路灯水电暖车房屋门窗楼梯墙垃圾噪吵响味臭脏污烟尘油井沟管渠桥街道巷村镇区社物业校学医院药病钱费款资补贴保险税证照票户税法警案狗犬猫鸡鸭虫鼠蚊树草花果田地林山河湖海沙石坑洞塌漏堵坏破断裂缺冷热冻冰雪雨风火燃煤消防占违建拆修装改停限行站牌线网信号机厂店铺摊市场饭食菜肉酒商货退赔欠骗偷抢打伤死老幼残孕童娃卫厕扫洗堆挖占罚管护卡急救银邮递婚育幼师教考铁船票游泳滩台汛球棋租买卖价贵薪聘职企贷储存申领办批执残军兵厅局院锈器材架压工桩栏杆板砖瓦钢铁玻璃塑阀泵罐箱柜桶袋棚篷椅凳柱梁坝堤码仓蝇蜂鸟鱼虾猪牛羊尸坟墓庙寺亭塔桩标志图纸章签档料粮棉肥药农种养殖渔伐矿采爆炸漆涂洗晒晾淋浴泡淹涝旱震裂倾斜歪晃滑绊摔撞碰刮擦夹困锁钥匙充电桩插座表钟秤磅尺铃喇叭广播屏幕摄监控]/;

/** Whoever writes one of these means something by it. */
const ASKS = /请问|咨询|投诉|反映|举报|建议|希望|解决|何时|什么时候|怎么办|如何|扰民|政策|动工|问题/;

const ONLY_REPEATS = /^(.{1,8}?)\1{2,}.{0,7}$/;

/** Whether a message is nothing but signs, repeats, keys struck at random, greetings, trials or abuse. */
export function isEmpty(text: string): boolean {
  if (saysMuch(text)) return false;
  const letters = lettersOf(text);
  if (letters.length < 2) return !MATTERS.test(letters);
  if (!/\p{Script=Han}/u.test(letters)) return isKeyboardNoise(text, letters);
  if (letters.length >= 4 && ONLY_REPEATS.test(letters)) return true;
  if (RECITED.test(letters) && letters.length <= 60) return true;
  const abuse = letters.match(ABUSE)?.length ?? 0;
  const left = letters.replace(ABUSE, '').replace(FILLERS, '');
  if (left.length <= 1) return !MATTERS.test(left);
  if (abuse > 0 && !MATTERS.test(left)) return true;
  return abuse >= 2 && (abuse >= 3 || left.length < letters.length * 0.7) && !/[路灯水电暖房楼垃圾噪]/.test(left);
}

/** Whether a message is so short and so far from anything a city does that it can hardly be meant. Asked last. */
export function isIdle(text: string): boolean {
  if (text.length > 60) return false;
  const letters = lettersOf(text);
  return letters.length <= 12 && !ASKS.test(letters) && !MATTERS.test(letters.replace(ABUSE, '').replace(FILLERS, ''));
}

// What has this many Chinese characters and does not repeat itself is not empty.
const ENOUGH = 120;

function saysMuch(text: string): boolean {
  let characters = 0;
  for (let at = 0; at < text.length && characters <= ENOUGH; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) characters++;
  }
  return characters > ENOUGH && !ONLY_REPEATS.test(lettersOf(text.slice(0, ENOUGH)));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Text without a Chinese character that is no sentence of another language either. */
function isKeyboardNoise(text: string, letters: string): boolean {
  if (/^\d+$/.test(letters)) return true;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length < 3 ||
    new Set(words).size < 3 ||
    !/[aeiouy]/u.test(letters) ||
    words.every((word) => new Set(word).size === 1)
  );
}
