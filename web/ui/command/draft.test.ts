import { describe, expect, test } from 'vitest';
import { bodyOf } from './body.ts';
import { draftFrom, gapsOf } from './draft.ts';

const photo = { id: '3f0e8a52-6f0b-4f5f-9d51-0a2f5b1f7c11', kind: 'image', width: 4, height: 3 } as const;
const reply = {
  facts: '经查看属实',
  basis: '条例',
  result: '已修好',
  responsible: '演示·王经办',
  phone: '0532-0000-1000',
};

describe('what a form still lacks', () => {
  test('words of blanks are no words', () => {
    expect(gapsOf('escalate', ['words'], draftFrom({ words: ' \n' }))).toEqual(['words']);
    expect(gapsOf('escalate', ['words'], draftFrom({ words: '需要设备' }))).toEqual([]);
  });
  test('a note needs its kind, and words or a photo', () => {
    expect(gapsOf('note', ['note_kind', 'words_or_photos'], draftFrom())).toEqual(['noteKind', 'words']);
    const shown = draftFrom({ noteKind: 'visit', photos: [photo] });
    expect(gapsOf('note', ['note_kind', 'words_or_photos'], shown)).toEqual([]);
  });
  test('a reply names each of its five elements that is missing, and its conclusion first', () => {
    const draft = draftFrom({ reply: { ...reply, basis: '', phone: ' ' } });
    expect(gapsOf('submit_reply', ['reply'], draft)).toEqual(['conclusion', 'basis', 'phone']);
    expect(gapsOf('fix_on_spot', ['reply', 'photos'], draft)).toEqual(['basis', 'phone', 'photos']);
  });
  test('“not contacted” is an answer, not a gap', () => {
    const draft = draftFrom({ contacted: false, resolution: 'unresolved', satisfaction: 'dissatisfied' });
    expect(gapsOf('rate', ['rating'], draft)).toEqual([]);
  });
});

describe('what is sent', () => {
  const id = '8c2b1f0e-7a55-4c0f-8a8e-3f6f0b1c2d3e';
  test('the words stand under the name the command has for them', () => {
    const draft = draftFrom({ words: '不属于本单位职责', ground: 'emergency' });
    expect(bodyOf('send_back', draft, id)).toEqual({ id, type: 'send_back', reason: '不属于本单位职责' });
    expect(bodyOf('decline', draft, id)).toEqual({
      id,
      type: 'decline',
      ground: 'emergency',
      explanation: '不属于本单位职责',
    });
  });
  test('photos go as ids, units by id', () => {
    const draft = draftFrom({
      photos: [photo],
      unit: { id: '370212005019', name: '某社区' },
      reply,
      conclusion: 'resolved',
    });
    expect(bodyOf('assign_down', draft, id)).toEqual({ id, type: 'assign_down', unit: '370212005019', words: '' });
    expect(bodyOf('submit_reply', draft, id)).toEqual({
      id,
      type: 'submit_reply',
      conclusion: 'resolved',
      words: reply,
      photos: [photo.id],
    });
  });
  test('nothing is sent while a choice is missing', () => {
    expect(bodyOf('first_contact', draftFrom({ words: '打过电话' }), id)).toBeNull();
    expect(bodyOf('rate', draftFrom({ contacted: true, resolution: 'resolved' }), id)).toBeNull();
  });
});
