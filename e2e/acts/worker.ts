import { expect, type Locator } from '@playwright/test';
import { type Appeal, Person } from './person.ts';
import type { Scene } from './photos.ts';

/** What a grid member found on the round; the place is where his phone is. */
export interface Finding {
  readonly says: string;
  readonly address: string;
  readonly photos: readonly Scene[];
}

/** The words of a reply; who answers for it and his phone stand in the form already. */
export interface Reply {
  readonly facts: string;
  readonly basis: string;
  readonly result: string;
  readonly photos: readonly Scene[];
}

/** Anybody who works on appeals with the phone: grid member, clerk, section head, secretary, leader. */
export class Worker extends Person {
  async signsIn(login: string, password: string): Promise<void> {
    await this.does('signs in', async () => {
      await this.page.goto('/staff/');
      await this.page.getByLabel('账号', { exact: true }).fill(login);
      await this.page.getByLabel('密码', { exact: true }).fill(password);
      await this.page.getByRole('button', { name: '登录', exact: true }).click();
      await expect(this.page.getByRole('heading', { name: '待办', exact: true })).toBeVisible();
    });
  }

  async findsOnPatrol({ says, address, photos }: Finding): Promise<Appeal> {
    return this.does(`finds on patrol: “${says}”`, async () => {
      const { page } = this;
      await page.goto('/staff/patrol');
      await page.getByRole('link', { name: '上报巡查发现' }).click();
      await this.addsPhotos('先拍照', photos);
      await page.getByRole('button', { name: '用我的位置' }).click();
      await expect(page.getByRole('status').filter({ hasText: '清除' })).toBeVisible();
      await page.getByLabel('详细位置').fill(address);
      await page.getByLabel('发现了什么').fill(says);
      await page.getByRole('button', { name: '上报', exact: true }).click();
      const [subject = ''] = says.split(/[，。]/);
      await expect(page.getByRole('heading', { name: '我发现的' })).toBeVisible();
      await this.#card({ subject }).getByRole('link', { name: subject }).click();
      await expect(page.getByRole('heading', { name: '诉求详情' })).toBeVisible();
      const number = await this.main.getByText(/^[A-Z]{2}\d{8}-\d{6,}$/).textContent();
      return { number: number ?? '', subject };
    });
  }

  /** Sees the appeal among what waits for him. */
  async seesInQueue(appeal: Appeal): Promise<void> {
    await this.does(`has “${appeal.subject}” in the queue`, async () => {
      await this.page.goto('/staff/');
      await expect(this.#card(appeal)).toBeVisible();
    });
  }

  async seesNotInQueue(appeal: Appeal): Promise<void> {
    await this.does(`has “${appeal.subject}” no more in the queue`, async () => {
      await this.page.goto('/staff/');
      await expect(this.page.getByRole('heading', { name: '待办', exact: true })).toBeVisible();
      await expect(this.main.getByRole('article').or(this.page.getByText('待办都处理完了')).first()).toBeVisible();
      await expect(this.#card(appeal)).toHaveCount(0);
    });
  }

  /** Opens an appeal that waits for him. */
  async opens(appeal: Appeal): Promise<void> {
    await this.does(`opens “${appeal.subject}”`, async () => {
      await this.page.goto('/staff/');
      await this.#card(appeal).getByRole('link', { name: appeal.subject }).click();
      await this.#isOpen(appeal);
    });
  }

  /** Opens an appeal of his unit that waits for somebody else. */
  async looksUp(appeal: Appeal): Promise<void> {
    await this.does(`looks up ${appeal.number}`, async () => {
      await this.page.goto('/staff/appeals');
      await this.page.getByRole('searchbox', { name: '查找诉求' }).fill(appeal.number);
      await this.#card(appeal).getByRole('link', { name: appeal.subject }).click();
      await this.#isOpen(appeal);
    });
  }

  async readsMessage(words: string | RegExp): Promise<void> {
    await this.does(`reads the message “${words}”`, async () => {
      await this.page.goto('/staff/inbox');
      await expect(this.main.getByText(words).first()).toBeVisible();
    });
  }

  /** Takes the work. For a few seconds it could be taken back; then it counts. */
  async acknowledges(appeal: Appeal): Promise<void> {
    await this.opens(appeal);
    await this.does('acknowledges', async () => {
      await this.#bar.getByRole('button', { name: '签收', exact: true }).click();
      await expect(this.#bar.getByRole('button', { name: '登记首次联系' })).toBeVisible();
    });
  }

  /** Takes several from the list, one after the other. */
  async acknowledgesAll(appeals: readonly Appeal[]): Promise<void> {
    await this.does(`acknowledges ${appeals.length} from the list`, async () => {
      await this.page.goto('/staff/');
      for (const appeal of appeals) await this.#card(appeal).getByRole('button', { name: '签收', exact: true }).click();
      for (const appeal of appeals)
        await expect(this.#card(appeal).getByRole('link', { name: '登记首次联系' })).toBeVisible();
    });
  }

  async calls(appeal: Appeal, words: string): Promise<void> {
    await this.gives(appeal, '登记首次联系', async (form) => {
      await form.getByRole('radio', { name: '电话' }).check();
      await form.getByLabel('联系情况').fill(words);
    });
  }

  async notes(appeal: Appeal, kind: string, words: string, photos: readonly Scene[] = []): Promise<void> {
    await this.gives(appeal, '记录办理情况', async (form) => {
      await form.getByRole('radio', { name: kind }).check();
      await form.getByLabel('办理情况', { exact: true }).fill(words);
      if (photos.length > 0) await this.addsPhotos('现场照片', photos);
    });
  }

  async escalates(appeal: Appeal, reason: string): Promise<void> {
    await this.gives(appeal, '上报上一级', (form) => form.getByLabel('上报理由').fill(reason));
  }

  async assignsDown(appeal: Appeal, unit: string, words: string): Promise<void> {
    await this.gives(appeal, '指派下级办理', async (form) => {
      await form.getByLabel('按名称查找').fill(unit);
      await form.getByText(unit, { exact: true }).click();
      await form.getByLabel('给承办单位的话').fill(words);
    });
  }

  async replies(appeal: Appeal, reply: Reply): Promise<void> {
    await this.gives(appeal, '提交答复', async (form) => {
      await form.getByRole('radio', { name: '已解决' }).check();
      await this.#writesReply(form, reply);
      await this.addsPhotos('办理照片', reply.photos);
    });
  }

  async fixesOnTheSpot(appeal: Appeal, reply: Reply): Promise<void> {
    await this.gives(appeal, '当场办结并答复', async (form) => {
      await this.addsPhotos('处理后的照片', reply.photos);
      await this.#writesReply(form, reply);
    });
  }

  /** Reads the reply that waits for his review and passes it on. */
  async approves(appeal: Appeal): Promise<void> {
    await this.gives(appeal, '审核通过', async () => {
      await expect(this.page.getByRole('article', { name: '答复意见书' })).toBeVisible();
    });
  }

  /** Opens the appeal, the form of a command, fills it in and sends it. */
  async gives(appeal: Appeal, command: string, fill: (form: Locator) => Promise<void>): Promise<void> {
    await this.opens(appeal);
    await this.does(`gives: ${command}`, async () => {
      await this.#begins(command);
      const form = this.page.getByRole('form', { name: command });
      await fill(form);
      await form.getByRole('button', { name: command, exact: true }).click();
      await expect(form).toBeHidden();
    });
  }

  /** Opens the form of a command and sends nothing. */
  async looksAtForm(appeal: Appeal, command: string, look: () => Promise<void>): Promise<void> {
    await this.opens(appeal);
    await this.#begins(command);
    await expect(this.page.getByRole('form', { name: command })).toBeVisible();
    await look();
  }

  async #begins(command: string): Promise<void> {
    await expect(this.#bar).toBeVisible();
    const likeliest = this.#bar.getByRole('button', { name: command, exact: true });
    if (await likeliest.isVisible()) return likeliest.click();
    await this.#bar.getByRole('button', { name: '更多操作' }).click();
    const sheet = this.page.getByRole('dialog', { name: '更多操作' });
    await sheet
      .getByRole('button')
      .filter({ has: this.page.getByText(command, { exact: true }) })
      .click();
  }

  async #writesReply(form: Locator, { facts, basis, result }: Reply): Promise<void> {
    await form.getByLabel('基本情况').fill(facts);
    await form.getByLabel('政策依据').fill(basis);
    await form.getByLabel('办理结果').fill(result);
    await expect(form.getByLabel('责任人')).not.toHaveValue('');
    await expect(form.getByLabel('联系电话')).not.toHaveValue('');
  }

  async #isOpen(appeal: Appeal): Promise<void> {
    await expect(this.page.getByRole('heading', { name: '诉求详情' })).toBeVisible();
    await expect(this.main).toContainText(appeal.number);
  }

  #card({ subject }: Pick<Appeal, 'subject'>): Locator {
    return this.main.getByRole('article').filter({ hasText: subject });
  }

  get #bar(): Locator {
    return this.page.getByRole('navigation', { name: '可以做的事' });
  }
}
