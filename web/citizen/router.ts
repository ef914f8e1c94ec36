import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import HomePage from './home/HomePage.vue';

/** Every page but the front page is loaded when it is first opened. `title` stands in the head of the page. */
const pages: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage, meta: { title: '' } },
  // A district's own account links here: its platform is chosen before the front page is shown.
  { path: '/d/:platform', redirect: (to) => ({ path: '/', query: { platform: to.params.platform } }) },
  { path: '/report', name: 'report', component: () => import('./report/ReportPage.vue'), meta: { title: '我要反映' } },
  {
    path: '/sent/:platform/:number',
    name: 'sent',
    component: () => import('./report/SentPage.vue'),
    props: true,
    meta: { title: '已提交' },
  },
  { path: '/mine', name: 'mine', component: () => import('./home/MinePage.vue'), meta: { title: '我的诉求' } },
  {
    path: '/appeals/:platform/:number',
    name: 'appeal',
    component: () => import('./follow/FollowPage.vue'),
    props: true,
    meta: { title: '办理进度' },
  },
  { path: '/look-up', name: 'look-up', component: () => import('./look-up/LookUpPage.vue'), meta: { title: '查进度' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: '登录' } },
  {
    path: '/outbox',
    name: 'outbox',
    component: () => import('./outbox/OutboxPage.vue'),
    meta: { title: '演示短信箱' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./frame/NotFound.vue'),
    meta: { title: '没有这个页面' },
  },
];

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: pages,
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
});
