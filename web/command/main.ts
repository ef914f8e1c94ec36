import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { keys } from '../api/keys.ts';
import { Problem } from '../api/problem.ts';
import { createQueryClient } from '../api/query-client.ts';
import 'element-plus/theme-chalk/base.css';
import '../ui/base.css';
import './theme.css';
import './print.css';
import App from './App.vue';
import { router } from './router.ts';

const queryClient = createQueryClient();
// A session that ended meanwhile leads back to the sign-in page, whichever question met it first.
queryClient.getQueryCache().config.onError = (error) => {
  if (error instanceof Problem && error.code === 'not_signed_in')
    void queryClient.invalidateQueries({ queryKey: keys.me });
};
createApp(App).use(router).use(VueQueryPlugin, { queryClient }).mount('#app');
