import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import StaffFrame from './frame/StaffFrame.vue';
import { say } from './frame/snack.ts';
import QueuePage from './queue/QueuePage.vue';

/** Pages behind a tab keep the tab bar; pages of one appeal have the whole screen. `title` stands in the window's title. */
const pages: RouteRecordRaw[] = [
  { path: '', name: 'queue', component: QueuePage, meta: { title: '待办', tab: true } },
  { path: 'map', name: 'map', component: () => import('./map/MapPage.vue'), meta: { title: '地图', tab: true } },
  {
    path: 'patrol',
    name: 'patrol',
    component: () => import('./patrol/PatrolPage.vue'),
    meta: { title: '巡查', tab: true },
  },
  {
    path: 'patrol/new',
    name: 'finding',
    component: () => import('./patrol/FindingPage.vue'),
    meta: { title: '上报巡查发现' },
  },
  {
    path: 'inbox',
    name: 'inbox',
    component: () => import('./inbox/InboxPage.vue'),
    meta: { title: '消息', tab: true },
  },
  { path: 'me', name: 'me', component: () => import('./me/MePage.vue'), meta: { title: '我的', tab: true } },
  { path: 'appeals', name: 'appeals', component: () => import('./me/AllAppealsPage.vue'), meta: { title: '全部诉求' } },
  {
    path: 'appeals/:platform/:number',
    name: 'appeal',
    component: () => import('./appeal/AppealPage.vue'),
    props: true,
    meta: { title: '诉求' },
  },
  {
    path: 'appeals/:platform/:number/:command',
    name: 'command',
    component: () => import('./appeal/CommandPage.vue'),
    props: true,
    meta: { title: '办理' },
  },
  {
    path: ':rest(.*)*',
    name: 'not-found',
    component: () => import('./frame/NotFound.vue'),
    meta: { title: '没有这一页' },
  },
];

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: '登录' } },
    { path: '/', component: StaffFrame, children: pages },
  ],
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? false : { top: 0 }),
});

// After an update of the server the pieces of the old page are gone: take the new page at the same place.
const reloaded = 'qingsu.staff.reloaded';
router.onError((_error, to) => {
  const isOnline = navigator.onLine;
  if (!isOnline || sessionStorage.getItem(reloaded) === to.fullPath) {
    say({ words: isOnline ? '这一页没有打开，请稍后再试。' : '没有连上网络，这一页没有打开。', tone: 'fault' });
    return;
  }
  sessionStorage.setItem(reloaded, to.fullPath);
  location.assign(router.resolve(to).href);
});

router.afterEach((to) => {
  sessionStorage.removeItem(reloaded);
  document.title = `${String(to.meta.title)} · 工作端`;
});
