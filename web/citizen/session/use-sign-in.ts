import { useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, ref } from 'vue';
import { routes } from '#contract/routes.ts';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { useKept } from '../../ui/use-kept.ts';

const pause = 60;

/** Signing in with a phone and the code sent to it. What is typed survives a reload; the code does not. */
export function useSignIn() {
  const client = useQueryClient();
  const { value: kept, forget } = useKept('sign-in', { phone: '' });
  const phone = computed({
    get: () => kept.value.phone,
    set: (typed: string) => {
      kept.value.phone = digits(typed).slice(0, 11);
    },
  });
  const typedCode = ref('');
  const code = computed({
    get: () => typedCode.value,
    set: (typed: string) => {
      typedCode.value = digits(typed).slice(0, 6);
    },
  });
  const sent = ref(false);
  const sending = ref(false);
  const wait = ref(0);
  const problem = ref<Problem | null>(null);
  const timer = setInterval(() => {
    if (wait.value > 0) wait.value -= 1;
  }, 1000);
  onScopeDispose(() => clearInterval(timer));

  const phoneIsWhole = computed(() => /^1\d{10}$/.test(phone.value));
  const codeIsWhole = computed(() => /^\d{6}$/.test(code.value));

  async function sendCode(): Promise<void> {
    if (!phoneIsWhole.value || sending.value || wait.value > 0) return;
    sending.value = true;
    problem.value = null;
    try {
      await call(routes.requestCode, { body: { phone: phone.value } });
      sent.value = true;
      wait.value = pause;
    } catch (thrown) {
      problem.value = asProblem(thrown);
    } finally {
      sending.value = false;
    }
  }

  /** True when signed in; else `problem` says why not. */
  async function signIn(): Promise<boolean> {
    problem.value = null;
    try {
      const me = await call(routes.citizenSignIn, { body: { phone: phone.value, code: code.value } });
      client.setQueryData(keys.me, me);
      void client.invalidateQueries({ queryKey: keys.mine });
      forget();
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      return false;
    }
  }

  return { phone, code, phoneIsWhole, codeIsWhole, sent, sending, wait, problem, sendCode, signIn };
}

export type SignIn = ReturnType<typeof useSignIn>;

/** What a person types or pastes, as plain digits: full-width ones, spaces and +86 are understood. */
export function digits(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/\D/g, '');
  return plain.length > 11 && plain.startsWith('86') ? plain.slice(2) : plain;
}
