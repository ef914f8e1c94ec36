import { asProblem, type FaultCode, type Problem } from '../api/problem.ts';
import { sayMoment } from './time.ts';

/** What happened, that nothing was lost, and what to do: a sentence for every code. */
export const problemWords = {
  not_yours: '您没有办理这件诉求的权限。如有疑问，请联系平台。',
  not_your_desk: '这一步不在您的岗位。请由负责的岗位办理。',
  wrong_state: '这件诉求的进展已有变化，现在不能这样做。请看最新进展后再操作。',
  own_draft: '不能审核自己起草的答复。请由其他审核人办理。',
  already_acknowledged: '这件诉求已经签收过了，不用再签。',
  already_contacted: '首次联系已经登记过了。后续情况请用“记录办理情况”。',
  nobody_above: '上面没有可以上报的单位了。',
  unit_unknown: '没有找到这个单位。请重新选择。',
  unit_not_below: '只能指派给本单位的下级。请重新选择。',
  unit_not_eligible: '这个单位不能承办这件诉求。请选择其他单位。',
  words_missing: '还没有写内容。请补充文字后再提交。',
  photo_missing: '还缺照片。请至少添加一张后再提交。',
  bad_rating_needs_words: '请写一写哪里没有解决或不满意，我们好接着办。',
  rating_over: '评价期已经过了。您填写的内容还在，如问题仍未解决，可以重新反映。',
  urged_too_soon: '刚刚催办过，承办单位已经收到提醒。',
  nothing_to_do: '没有需要做的改动。',
  not_yet: '还没有到可以这样做的时候，请稍后再试。',
  platform_takes_no_appeals: '这个平台不直接接收诉求。请选择事情发生地的区市平台。',
  other_platform: '这个位置属于另一个区市平台。您写的内容都在，可以转到那个平台提交。',
  place_missing: '还没有选择位置。请在地图上点选，或从列表选择镇街和村居。',
  kind_not_open: '这类诉求目前还不能在这里提交。请选择“民生诉求”。',
  invalid_input: '有内容没有填对。您写的都还在，请检查后再提交。',
  not_signed_in: '请先登录。您写的内容都还在。',
  not_found: '没有找到。请核对编号，或确认您有权查看。',
  code_wrong: '验证码不对或已过期。请核对，或重新获取。',
  code_too_soon: '验证码刚刚发过，请稍等一分钟再获取。',
  login_wrong: '账号或密码不对。请核对后再试。',
  too_many_requests: '操作太频繁了。内容都还在，请过一会儿再试。',
  file_too_large: '这个文件太大。请换一个小一些的，或缩短视频。',
  file_type_unknown: '这种文件不能上传。请选择照片（JPG、PNG、WebP、HEIC）或视频（MP4）。',
  file_broken: '这个文件打不开，可能已经损坏。请换一张。',
  file_unknown: '有照片没有传上去或已经过期。请删除后重新添加。',
  outside_city: '这个位置不在本市范围内（或在海上）。请重新选择位置。',
  division_unknown: '没有找到这个镇街或村居。请重新选择。',
  command_id_taken: '这次提交与之前的一次冲突。内容都还在，请再提交一次。',
  changed_meanwhile: '刚刚有人更新了这件诉求。请看最新进展后再操作。',
  origin_refused: '请从本平台的网页里操作。',
  clock_refused: '时钟只能在演示环境中往前调。',
  database_away: '系统暂时连不上数据库。您写的内容都还在，请稍后再试。',
  internal: '系统出了点问题，我们已经记录下来。您写的内容都还在，请稍后再试。',
  no_connection: '没有连上网络。您写的内容都保存在本机，联网后再试。',
  answer_unreadable: '收到的回应不完整。您写的内容都还在，请稍后再试。',
} as const satisfies Record<FaultCode, string>;

/** The sentence for anything thrown by a request; a code of a newer server gets the general one. */
export function sayProblem(thrown: unknown, now?: number): string {
  const problem: Problem = asProblem(thrown);
  const words = problemWords[problem.code] ?? problemWords.internal;
  if (problem.code === 'urged_too_soon' && problem.detail !== undefined && now !== undefined)
    return `${words}${sayMoment(problem.detail, now)} 之后可以再次催办。`;
  return words;
}
