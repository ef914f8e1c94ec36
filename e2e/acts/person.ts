import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Photo, photoOf, type Scene } from './photos.ts';

/** Anybody who sits before a browser of his own. */
export class Person {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  /** Sees words somewhere on the page that is open, at once or within the time the page needs. */
  async sees(words: string | RegExp): Promise<void> {
    await this.does(`sees “${words}”`, () => expect(this.main.getByText(words).first()).toBeVisible());
  }

  async seesNot(words: string | RegExp): Promise<void> {
    await this.does(`does not see “${words}”`, () => expect(this.main.getByText(words)).toHaveCount(0));
  }

  /** Sees so many photos in a part of the page that has this heading, each really shown. */
  async seesPhotos(part: string | RegExp, count: number): Promise<void> {
    await this.does(`sees ${count} photos in “${part}”`, async () => {
      const photos = this.main.getByRole('region', { name: part }).getByRole('button', { name: /^查看/ });
      await expect(photos).toHaveCount(count);
      for (const photo of await photos.all()) {
        await photo.scrollIntoViewIfNeeded();
        await expect
          .poll(() => photo.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
          .toBeGreaterThan(0);
      }
    });
  }

  protected get main(): Locator {
    return this.page.getByRole('main');
  }

  /** One act, named in the report by who does what. */
  protected does<T>(what: string, act: () => Promise<T>): Promise<T> {
    return test.step(`${this.name} ${what}`, act, { box: true });
  }

  /** Chooses photos from the album and waits until the server keeps every one of them. */
  protected async addsPhotos(label: string, scenes: readonly Scene[]): Promise<void> {
    const photos: Photo[] = await Promise.all(scenes.map(photoOf));
    const picker = this.page.getByRole('group', { name: label });
    await picker.getByLabel('从相册选').setInputFiles(photos);
    await expect(picker.locator('legend')).toContainText(`${photos.length}/`);
    await expect(picker.getByRole('listitem')).toHaveCount(photos.length);
    await expect(picker.getByRole('progressbar')).toHaveCount(0);
  }
}

/** An appeal as people speak of it. */
export interface Appeal {
  readonly number: string;
  /** What its first line says: lists show it. */
  readonly subject: string;
}
