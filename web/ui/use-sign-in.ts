import { useQueryClient } from '@tanstack/vue-query';
import { ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { routes } from '#contract/routes.ts';
import { call } from '../api/call.ts';
import { keys } from '../api/keys.ts';
import { sayProblem } from './problem-words.ts';

/** Signs in and goes on to the page that was wanted. */
export function useSignIn() {
  const client = useQueryClient();
  const router = useRouter();
  const route = useRoute();
  const login = ref('');
  const password = ref('');
  const trouble = ref('');
  const busy = ref(false);

  async function signIn(): Promise<void> {
    if (!login.value.trim() || !password.value) {
      trouble.value = '请填写账号和密码。';
      return;
    }
    busy.value = true;
    trouble.value = '';
    try {
      const me = await call(routes.staffSignIn, { body: { login: login.value.trim(), password: password.value } });
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.city[0] });
      client.setQueryData(keys.me, me);
      await router.replace(wanted(route.query.to));
    } catch (thrown) {
      trouble.value = sayProblem(thrown);
    } finally {
      busy.value = false;
    }
  }
  return { login, password, trouble, busy, signIn };
}

/** Only a page of this front end; an address from elsewhere would send the signed-in person away. */
function wanted(to: unknown): string {
  return typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : '/';
}
