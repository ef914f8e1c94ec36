import type { CommandBody } from '#contract/commands.ts';
import type { FaultCode } from '../../api/problem.ts';
import { problemWords } from '../../ui/problem-words.ts';
import { commandWords } from '../../ui/words.ts';

/** Refusals that mean: between the reader's look and his decision somebody else acted. */
const overtaken: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'wrong_state',
  'not_your_desk',
  'changed_meanwhile',
  'already_acknowledged',
  'already_contacted',
]);

/** Why a decision did not take effect, and what became of it. `null`: nobody can say whether it did. */
export function sayFailure(code: FaultCode | null): string {
  if (code === null) return '上次离开时没有收到系统的回应，不确定是否已经送达。请打开这件诉求核对。';
  if (overtaken.has(code))
    return '没有送出：在您之前，已有人处理了这件诉求。已为您重新载入最新情况，您写的内容保留在下面。';
  return `没有送出：${problemWords[code] ?? problemWords.internal}`;
}

/** The decision in words: what it does. */
export function sayDecision(body: CommandBody): string {
  return commandWords[body.type];
}

/** What was typed for a decision; empty when nothing was. */
export function typedWords(body: CommandBody): string {
  if ('explanation' in body) return body.explanation;
  if ('reason' in body) return body.reason;
  return 'words' in body && typeof body.words === 'string' ? body.words : '';
}
