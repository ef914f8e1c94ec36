import { expect, type Locator } from '@playwright/test';
import { type Appeal, Person } from './person.ts';

/** Who sits at the command platform: accepts and dispatches, or reviews what is to be replied. */
export class Desk extends Person {
  async signsIn(login: string, password: string): Promise<void> {
    await this.does('signs in', async () => {
      await this.page.goto('/command/');
      await this.page.getByLabel('账号', { exact: true }).fill(login);
      await this.page.getByLabel('密码', { exact: true }).fill(password);
      await this.page.getByRole('button', { name: '登录', exact: true }).click();
      await expect(this.page.getByRole('navigation', { name: '岗位' })).toBeVisible();
    });
  }

  /** Finds the appeal among all and opens it over the list. */
  async looksUp(appeal: Appeal): Promise<void> {
    await this.does(`looks up ${appeal.number}`, async () => {
      await this.page.goto(`/command/appeals/${appeal.number}`);
      await expect(this.page.getByRole('heading', { name: appeal.subject })).toBeVisible();
    });
  }

  /** Reads the reply that waits for the platform's review and lets it go out. */
  async approves(appeal: Appeal): Promise<void> {
    await this.#decides('审核', appeal, '审核通过', async () => {
      await expect(this.page.getByRole('article', { name: '答复意见书' })).toBeVisible();
    });
  }

  /** Marks several in the list and decides on all of them at once. */
  async approvesTogether(appeals: readonly Appeal[]): Promise<void> {
    await this.does(`lets ${appeals.length} replies go out together`, async () => {
      const { page } = this;
      await this.#goesTo('审核');
      const rows = page.getByRole('list', { name: '待办列表' });
      for (const { subject } of appeals) await rows.getByRole('checkbox', { name: `选中 ${subject}` }).check();
      const batch = page.getByRole('region', { name: '批量决定' });
      for (const { number } of appeals) await expect(batch.getByText(number)).toBeVisible();
      await batch.getByRole('form', { name: '审核通过' }).getByRole('button', { name: '审核通过' }).click();
      await this.sendsNow();
      await this.#wasTaken();
      for (const { subject } of appeals) await expect(rows.getByText(subject)).toHaveCount(0);
    });
  }

  async sendsBack(appeal: Appeal, reason: string): Promise<void> {
    await this.#decides('审核', appeal, '退回并说明理由', (form) => form.getByLabel('退回理由').fill(reason));
  }

  /** Hands an appeal that has come up to the platform to a unit. */
  async dispatches(appeal: Appeal, unit: string): Promise<void> {
    await this.#decides('受理分办', appeal, '派给单位办理', async (form) => {
      await form.getByLabel('按名称查找').fill(unit);
      await form.getByText(unit, { exact: true }).click();
    });
  }

  /** Has the decision before him; the press that is left puts it among what goes out by itself in a few seconds. */
  async isAboutToApprove(appeal: Appeal): Promise<() => Promise<void>> {
    return (await this.#fillsIn('审核', appeal, '审核通过')).press;
  }

  async isAboutToSendBack(appeal: Appeal, reason: string): Promise<() => Promise<void>> {
    const fill = (form: Locator) => form.getByLabel('退回理由').fill(reason);
    return (await this.#fillsIn('审核', appeal, '退回并说明理由', fill)).press;
  }

  /** Sends at once what has been decided. On a slow machine it may have gone by itself before the press. */
  async sendsNow(): Promise<void> {
    await this.does('sends at once', async () => {
      const going = this.page.getByRole('button', { name: '立即送出' });
      await going
        .first()
        .click({ timeout: 2000 })
        .catch(() => {});
      await expect(going).toHaveCount(0);
      await expect(this.page.getByText('正在送出…', { exact: true })).toHaveCount(0);
    });
  }

  /** Sees words on the page, also beside what is open. */
  async seesAnywhere(words: string): Promise<void> {
    await this.does(`sees “${words}”`, () => expect(this.page.getByText(words).first()).toBeVisible());
  }

  async #decides(desk: string, appeal: Appeal, decision: string, fill: (form: Locator) => Promise<void>) {
    const { row, press } = await this.#fillsIn(desk, appeal, decision, fill);
    await press();
    await this.sendsNow();
    await this.#wasTaken();
    await expect(row).toHaveCount(0);
  }

  async #fillsIn(desk: string, appeal: Appeal, decision: string, fill = async (_: Locator) => {}) {
    return this.does(`decides on “${appeal.subject}”: ${decision}`, async () => {
      const { page } = this;
      await this.#goesTo(desk);
      const row = page
        .getByRole('list', { name: '待办列表' })
        .getByRole('listitem')
        .filter({ hasText: appeal.subject });
      await row.getByRole('button').click();
      await expect(page.getByRole('heading', { name: appeal.subject })).toBeVisible();
      const form = page.getByRole('form', { name: decision });
      const way = page.getByRole('radiogroup', { name: '怎样决定' }).getByRole('radio', { name: decision });
      await expect(form.or(way).first()).toBeVisible();
      if (!(await form.isVisible())) await way.check();
      await fill(form);
      return { row, press: () => form.getByRole('button', { name: decision }).click() };
    });
  }

  /** Has the platform's answer, and it was not a refusal. */
  async #wasTaken(): Promise<void> {
    for (const under of ['现在再试', '知道了'])
      await expect(this.page.getByRole('button', { name: under })).toHaveCount(0);
  }

  async #goesTo(desk: string): Promise<void> {
    await this.page.goto('/command/');
    await this.page.getByRole('navigation', { name: '岗位' }).getByRole('link', { name: desk }).click();
  }
}
