import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { createQueryClient } from '../api/query-client.ts';
import App from './App.vue';
import { router } from './router.ts';
import '../ui/base.css';
import '../ui/phone.css';
import './citizen.css';

createApp(App).use(router).use(VueQueryPlugin, { queryClient: createQueryClient() }).mount('#app');
