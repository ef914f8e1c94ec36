import { createRouter, createWebHistory } from 'vue-router';
import DeskFrame from './frame/DeskFrame.vue';

/** Pages of the command desk. What is open stands in the address, so that a reload or a sent link shows the same. */
export const router = createRouter({
  history: createWebHistory('/command/'),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./session/SignInPage.vue'),
      meta: { title: '登录' },
    },
    {
      path: '/',
      component: DeskFrame,
      children: [
        {
          path: '',
          name: 'overview',
          component: () => import('./overview/OverviewPage.vue'),
          meta: { title: '总览' },
        },
        {
          path: 'dispatching/:number?',
          name: 'dispatching',
          component: () => import('./desk/DeskPage.vue'),
          props: (to) => ({ desk: 'dispatching', title: '受理分办', number: to.params.number || undefined }),
          meta: { title: '受理分办' },
        },
        {
          path: 'review/:number?',
          name: 'review',
          component: () => import('./desk/DeskPage.vue'),
          props: (to) => ({ desk: 'platform_review', title: '审核', number: to.params.number || undefined }),
          meta: { title: '审核' },
        },
        {
          path: 'appeals',
          name: 'appeals',
          component: () => import('./all/AllPage.vue'),
          meta: { title: '全部诉求' },
        },
        {
          path: 'appeals/:number',
          name: 'appeal',
          component: () => import('./appeal/AppealPage.vue'),
          props: true,
          meta: { title: '诉求' },
        },
        { path: ':rest(.*)*', component: () => import('./frame/NotFound.vue'), meta: { title: '没有这一页' } },
      ],
    },
  ],
});

router.afterEach((to) => {
  document.title = `${to.meta.title as string} · 综合指挥平台`;
});
