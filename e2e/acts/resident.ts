import { expect } from '@playwright/test';
import { type Appeal, Person } from './person.ts';
import { photoOf, type Scene } from './photos.ts';

/** What a resident says is wrong, and where. */
export interface Report {
  /** The platform as the page offers it: 崂山区. */
  readonly district: string;
  readonly subject: string;
  readonly says: string;
  /** Chosen from the lists. */
  readonly street: string;
  readonly community: string;
  readonly address: string;
  readonly photos: readonly Scene[];
}

/** The three questions of a rating, answered with the words beside the faces. */
export interface Rating {
  readonly contacted: '联系过' | '没有联系';
  readonly resolved: '解决' | '基本解决' | '未解决';
  readonly satisfied: '满意' | '基本满意' | '不满意';
  readonly says?: string;
}

/** A resident with a phone number that nobody has. */
export class Resident extends Person {
  readonly #phone: string;

  constructor(page: Person['page'], name: string, phone: string) {
    super(page, name);
    this.#phone = phone;
  }

  get lastDigits(): string {
    return this.#phone.slice(-4);
  }

  /** Reports: photo, place, matter, phone and code; learns the number. */
  async reports(report: Report): Promise<Appeal> {
    await this.writes(report);
    return this.sends(report);
  }

  /** Reports once more, known to the page by then. */
  async reportsAgain(report: Report): Promise<Appeal> {
    await this.#writes(report);
    return this.sends(report);
  }

  /** Fills the first report in, up to the button that sends it. */
  async writes(report: Report): Promise<void> {
    await this.does(`chooses ${report.district}`, async () => {
      await this.page.goto('/');
      await this.page.getByRole('button', { name: report.district }).click();
    });
    await this.#writes(report);
    await this.does('shows that the phone is his', () => this.#provesHisPhone());
  }

  async #writes(report: Report): Promise<void> {
    await this.does(`writes about “${report.subject}”`, async () => {
      const { page } = this;
      await page.goto('/');
      await page.getByRole('link', { name: '我要反映' }).click();
      await this.addsPhotos('照片或视频', report.photos);
      await page.getByRole('button', { name: '列表选择' }).click();
      await page.getByLabel('镇街').selectOption({ label: report.street });
      await page.getByLabel('村居社区').selectOption({ label: report.community });
      await page.getByLabel('详细位置').fill(report.address);
      await page.getByLabel('情况说明').fill(report.says);
      await page.getByLabel('标题').fill(report.subject);
      await page.getByLabel('怎么称呼您').fill(this.name);
    });
  }

  /** Chooses a photo that was cut off on its way to the phone. */
  async choosesBrokenPhoto(): Promise<void> {
    await this.does('chooses a broken photo', async () => {
      const { buffer } = await photoOf('cracked wall');
      const broken = { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: buffer.subarray(0, 2000) };
      await this.page.getByRole('group', { name: '照片或视频' }).getByLabel('从相册选').setInputFiles(broken);
    });
  }

  async sends({ subject }: Pick<Report, 'subject'>): Promise<Appeal> {
    return this.does('sends it', async () => {
      await this.page.getByRole('button', { name: '提交诉求' }).click();
      await expect(this.page.getByRole('heading', { name: '收到了，谢谢您' })).toBeVisible();
      const number = await this.page.getByText(/^[A-Z]{2}\d{8}-\d{6,}$/).textContent();
      return { number: number ?? '', subject };
    });
  }

  /** Opens the appeal from the front page, as it stands now. */
  async follows(appeal: Appeal): Promise<void> {
    await this.does(`follows ${appeal.number}`, async () => {
      await this.page.goto('/');
      await this.page.getByRole('link', { name: appeal.subject }).click();
      await expect(this.page.getByRole('heading', { name: '反映的内容' })).toBeVisible();
      await expect(this.main).toContainText(appeal.number);
    });
  }

  /** Looks an appeal up without signing in, by its number and how the appellant's phone ends. */
  async looksUp(appeal: Appeal, lastDigits: string): Promise<void> {
    await this.does(`looks up ${appeal.number}`, async () => {
      const { page } = this;
      await page.goto('/look-up');
      await page.getByLabel('诉求编号').fill(appeal.number);
      await page.getByLabel('手机号后四位').fill(lastDigits);
      await page.getByRole('button', { name: '查看进度' }).click();
      await expect(page.getByRole('heading', { name: '反映的内容' })).toBeVisible();
    });
  }

  /** Is not offered an act on the appeal that is open. */
  async mayNot(act: string): Promise<void> {
    await this.does(`may not: ${act}`, () =>
      expect(this.page.getByRole('button', { name: act, exact: true })).toHaveCount(0),
    );
  }

  async addsMaterial(appeal: Appeal, words: string, photos: readonly Scene[]): Promise<void> {
    await this.follows(appeal);
    await this.does('adds material', async () => {
      await this.#opensForm('补充材料');
      await this.page.getByLabel('补充说明').fill(words);
      await this.addsPhotos('照片或视频', photos);
      await this.#sendsForm('补充材料');
    });
  }

  async urges(appeal: Appeal, words: string): Promise<void> {
    await this.follows(appeal);
    await this.does('urges', async () => {
      await this.#opensForm('催办');
      await this.page.getByLabel('想对承办单位说的话').fill(words);
      await this.#sendsForm('催办');
    });
  }

  async withdraws(appeal: Appeal, reason: string): Promise<void> {
    await this.follows(appeal);
    await this.does('withdraws', async () => {
      await this.#opensForm('撤回诉求');
      await this.page.getByLabel('撤回原因').fill(reason);
      await this.#sendsForm('撤回诉求');
    });
  }

  /** Reads the reply and rates it. */
  async rates(appeal: Appeal, rating: Rating): Promise<void> {
    await this.follows(appeal);
    await this.does(`rates: ${rating.resolved}, ${rating.satisfied}`, async () => {
      const { page } = this;
      await expect(page.getByRole('article', { name: '答复意见书' })).toBeVisible();
      const answer = (question: string, words: string) =>
        page.getByRole('group', { name: question }).getByRole('radio', { name: words, exact: true }).check();
      await answer('有工作人员联系过您吗？', rating.contacted);
      await answer('问题解决了吗？', rating.resolved);
      await answer('您对办理满意吗？', rating.satisfied);
      if (rating.says) await page.getByLabel(/哪里没有办好|还想说的话/).fill(rating.says);
      await page.getByRole('button', { name: '提交评价' }).click();
      await expect(page.getByText('谢谢您的评价，已经记下了。')).toBeVisible();
    });
  }

  /** Finds in his messages that he was told. */
  async isTold(words: string | RegExp): Promise<void> {
    await this.does(`is told by message: “${words}”`, async () => {
      await this.page.goto('/outbox');
      await this.page.getByLabel('只看这个手机号').fill(this.#phone);
      await expect(this.page.getByRole('list', { name: '短信' }).getByText(words).first()).toBeVisible();
    });
  }

  async #provesHisPhone(): Promise<void> {
    const { page } = this;
    await page.getByLabel('手机号').fill(this.#phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    const [box] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: '演示短信箱' }).click(),
    ]);
    await box.getByLabel('只看这个手机号').fill(this.#phone);
    const message = box
      .getByRole('list', { name: '短信' })
      .getByText(/验证码/)
      .first();
    const [code] = /\d{6}/.exec((await message.textContent()) ?? '') ?? [];
    await box.close();
    await page.getByLabel('短信验证码').fill(code ?? '');
  }

  async #opensForm(act: string): Promise<void> {
    await this.page.getByRole('button', { name: act, exact: true }).click();
  }

  async #sendsForm(act: string): Promise<void> {
    await this.page.getByRole('form', { name: act }).getByRole('button', { name: act }).click();
    await expect(this.page.getByText(`${act}：已送达`)).toBeVisible();
  }
}
