import { useQueryClient } from '@tanstack/vue-query';
import { computed, nextTick, ref } from 'vue';
import { useRouter } from 'vue-router';
import { routes } from '#contract/routes.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import { call } from '../../api/call.ts';
import { useNow } from '../../api/city.ts';
import { everyList, keys } from '../../api/keys.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { sendingId, wasAnswered } from '../../ui/command/sending-id.ts';
import { isAnswer } from '../../ui/command/use-command.ts';
import { useKept } from '../../ui/use-kept.ts';
import { useDistrict } from '../home/use-district.ts';
import { useSession } from '../session/use-session.ts';
import { useSignIn } from '../session/use-sign-in.ts';
import { bodyOf, doneParts, emptyDraft, gapsOf } from './draft.ts';

const sendingName = 'report';

/** The report being written, kept on the phone, and its sending. Sending again after a lost answer does nothing twice. */
export function useReport() {
  const client = useQueryClient();
  const router = useRouter();
  const { district } = useDistrict();
  const { citizen, refresh } = useSession();
  const { value: draft, forget } = useKept('report', emptyDraft());
  const signIn = useSignIn();
  const uploading = ref(0);
  const tried = ref(false);
  const sending = ref(false);
  const problem = ref<Problem | null>(null);

  const now = useNow();
  const surroundings = computed(() => ({
    now: now.value === undefined ? '9999' : isoInstant(now.value).slice(0, 16),
    signedIn: citizen.value !== null,
    phoneIsWhole: signIn.phoneIsWhole.value,
    codeIsWhole: signIn.codeIsWhole.value,
  }));
  const gaps = computed(() => gapsOf(draft.value, surroundings.value));
  const shownGaps = computed(() => (tried.value ? gaps.value : []));
  const done = computed(() => doneParts(draft.value, surroundings.value));

  async function send(): Promise<void> {
    tried.value = true;
    problem.value = null;
    if (gaps.value.length > 0 || sending.value || uploading.value > 0 || !district.value) {
      await nextTick();
      showFirstFault();
      return;
    }
    sending.value = true;
    try {
      if (citizen.value || (await signIn.signIn())) await submit(district.value.id);
      else showFirstFault();
    } finally {
      sending.value = false;
    }
  }

  async function submit(platform: string): Promise<void> {
    const content = bodyOf(draft.value);
    const id = sendingId(sendingName, { platform, ...content });
    try {
      const answer = await call(routes.submit, { params: { platform }, body: { id, ...content } });
      wasAnswered(sendingName);
      forget();
      void client.invalidateQueries({ queryKey: everyList });
      void client.invalidateQueries({ queryKey: keys.month(platform) });
      await router.replace({ name: 'sent', params: { platform: answer.platform, number: answer.number } });
    } catch (thrown) {
      problem.value = asProblem(thrown);
      if (isAnswer(problem.value)) wasAnswered(sendingName);
      if (problem.value.code === 'not_signed_in') await refresh();
    }
  }

  return { draft, signIn, uploading, shownGaps, done, sending, problem, send };
}

function showFirstFault(): void {
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"], .lacking button, .report .fault');
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
