import { describe, expect, test } from 'vitest';
import { MINUTE } from '#domain/deadline/instant.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { staff } from '#domain/testing/city.ts';
import { command, REPLY_WORDS } from '#domain/testing/fill.ts';
import { given } from '#domain/testing/given.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, MONDAY } from '#domain/testing/story.ts';

const { CLERK, SECRETARY, REVIEWER } = stage;

describe('the draft', () => {
  test.each(['facts', 'basis', 'result', 'responsible', 'phone'] as const)('needs its element %s', (element) => {
    const words = { ...REPLY_WORDS, [element]: '  ' };
    for (const type of ['submit_reply', 'fix_on_spot'] as const)
      given(stage.atCommunity()).when(command(type, { words }), CLERK).isRefused('words_missing', { field: element });
  });

  test('concludes that it is resolved or explains why it cannot be', () => {
    given(stage.atCommunity())
      .when(command('submit_reply', { conclusion: 'explained' }), CLERK)
      .gives({
        type: 'reply_submitted',
        unit: 'lakeside-1',
        drafter: CLERK.id,
        conclusion: 'explained',
        onSpot: false,
      });
  });

  test('what was fixed on the spot shows a photo and is resolved', () => {
    given(stage.atCommunity())
      .when(command('fix_on_spot', { photos: [] }), CLERK)
      .isRefused('photo_missing', { field: 'photos' });
    given(stage.atCommunity())
      .when(command('fix_on_spot', { photos: ['after.jpg'] }), CLERK)
      .gives({ type: 'reply_submitted', onSpot: true, conclusion: 'resolved', photos: ['after.jpg'] });
  });

  test('is not submitted twice', () => {
    given(stage.inSecretaryReview()).when(command('submit_reply'), CLERK).isRefused('not_your_desk');
    given(stage.inSecretaryReview()).when(command('submit_reply'), SECRETARY).isRefused('wrong_state');
  });
});

describe('the review of the unit', () => {
  test("a community's secretary reviews, within the unit's limit", () => {
    expect(stage.inSecretaryReview().appeal).toMatchObject({
      status: 'in_unit_review',
      wait: { unit: 'lakeside-1', desk: 'leader_review', until: at('2023-05-10 24:00') },
    });
  });

  test('in a department the section head, then the leader', () => {
    const atLeader = given(stage.inSectionReview())
      .when(command('approve'), stage.DEPARTMENT_HEAD)
      .gives({ type: 'unit_review_passed', step: 0, platform: null });
    expect(atLeader.appeal).toMatchObject({ wait: { unit: 'east-housing', desk: 'leader_review' } });
    given(atLeader)
      .when(command('approve'), stage.DEPARTMENT_LEADER)
      .gives({ type: 'unit_review_passed', step: 1, platform: { unit: 'east-centre' } });
  });

  test('the leader does not come before the section head', () => {
    given(stage.inSectionReview()).when(command('approve'), stage.DEPARTMENT_LEADER).isRefused('not_your_desk');
  });

  test('a community of one person: the street reviews', () => {
    const story = stage.inStreetReview();
    expect(story.appeal).toMatchObject({ wait: { unit: 'lakeside', desk: 'section_review' } });
    given(story).when(command('approve'), stage.ALONE).isRefused('not_your_desk');
    given(story).when(command('approve'), stage.STREET_HEAD).gives({ type: 'unit_review_passed', step: 0 });
  });

  test('a secretary who drafts: the street reviews', () => {
    const story = act(stage.atCommunity(), command('submit_reply'), SECRETARY);
    expect(story.appeal).toMatchObject({ reply: { steps: [{ unit: 'lakeside', role: 'section_head' }] } });
  });

  test('nobody reviews his own draft, whatever else he is', () => {
    const both = { ...CLERK, posts: [...CLERK.posts, { unit: 'lakeside-1', role: 'unit_leader' as const }] };
    for (const type of ['approve', 'send_back'] as const)
      given(stage.inSecretaryReview()).when(command(type), both).isRefused('own_draft');
    const everywhere = { ...CLERK, posts: [...CLERK.posts, { unit: 'east-centre', role: 'reviewer' as const }] };
    given(stage.inPlatformReview()).when(command('approve'), everywhere).isRefused('own_draft');
  });

  test('sends back with a reason; the clock never stopped', () => {
    given(stage.inSecretaryReview())
      .when(command('send_back', { reason: '' }), SECRETARY)
      .isRefused('words_missing');
    const { appeal } = given(stage.inSecretaryReview())
      .when(command('send_back', { reason: 'When?' }), SECRETARY)
      .gives({ type: 'reply_sent_back', by: 'unit', private: { reason: 'When?' } });
    expect(appeal).toMatchObject({
      status: 'in_hand',
      wait: { unit: 'lakeside-1', desk: 'handling', until: at('2023-05-10 24:00') },
    });
  });
});

describe('the one door out', () => {
  test('the platform reviews within a working day of its own', () => {
    const { appeal } = stage.inPlatformReview();
    expect(appeal).toMatchObject({
      status: 'in_platform_review',
      handledAt: MONDAY + 2 * MINUTE,
      wait: { unit: 'east-centre', desk: 'platform_review', until: at('2023-05-09 24:00') },
    });
  });

  test('what it approves goes to the appellant, who has five working days', () => {
    const { appeal } = given(stage.inPlatformReview())
      .when(command('approve'), REVIEWER)
      .gives({ type: 'platform_review_passed' }, { type: 'replied', term: { until: at('2023-05-15 24:00') } });
    expect(appeal).toMatchObject({ status: 'replied', wait: { unit: null, desk: null } });
  });

  test('what it sends back goes to the unit, which is not done after all', () => {
    const { appeal } = given(stage.inPlatformReview())
      .when(command('send_back'), REVIEWER)
      .gives({ type: 'reply_sent_back', by: 'platform' });
    expect(appeal).toMatchObject({ status: 'in_hand', wait: { unit: 'lakeside-1', desk: 'handling' } });
    expect(appeal).not.toHaveProperty('handledAt');
    expect(appeal).not.toHaveProperty('reply');
  });

  test('nobody but a reviewer of this platform opens it', () => {
    for (const person of ['east-centre.operator', 'east-centre.director', 'lakeside-1.leader', 'west-centre.reviewer'])
      given(stage.inPlatformReview()).when(command('approve'), staff(person)).isRefused('not_your_desk');
  });
});

describe('a patrol finding', () => {
  test('is assigned to the community at once, fixed, verified by another person, closed', () => {
    const fixed = given(stage.findingAssignedDown())
      .when(command('fix_on_spot'), CLERK)
      .gives({ type: 'reply_submitted', steps: [{ unit: 'lakeside', role: 'section_head' }] });
    const { appeal } = given(fixed)
      .when(command('approve'), stage.STREET_HEAD)
      .gives({ type: 'unit_review_passed', platform: null }, { type: 'closed', outcome: 'verified' });
    expect(appeal).toMatchObject({ status: 'closed', handledAt: MONDAY + 3 * MINUTE });
  });

  test('is not verified by whoever fixed it', () => {
    const head = stage.STREET_HEAD;
    const fixed = act(stage.found(), command('fix_on_spot'), head);
    expect(fixed.appeal).toMatchObject({ wait: { unit: 'east-centre', desk: 'platform_review' } });
    given(fixed).when(command('approve'), head).isRefused('not_your_desk');
    given(fixed)
      .when(command('approve'), REVIEWER)
      .gives({ type: 'unit_review_passed' }, { type: 'closed', outcome: 'verified' });
  });

  test('not fixed after all goes back to who said so', () => {
    given(stage.findingInVerification())
      .when(command('send_back'), stage.STREET_HEAD)
      .gives({ type: 'reply_sent_back', by: 'unit' });
  });
});
