import { type Browser, type BrowserContext, type BrowserContextOptions, test as base } from '@playwright/test';
import { Clock, quietWeeks } from './acts/clock.ts';
import { Desk } from './acts/desk.ts';
import { Person } from './acts/person.ts';
import { Resident } from './acts/resident.ts';
import { Worker } from './acts/worker.ts';
import { type Platform, startPlatform } from './platform.ts';

export { expect } from '@playwright/test';

const password = 'qingsu-demo';
const deskSize = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };

// Every resident of a platform has his own number; no operator in China gives out numbers that begin with 1990000.
let residents = 0;

/** The people of a test, each with a browser of his own, on the size of the project; the command desk is always wide. */
class Cast {
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** A resident; `at`: where he stands, longitude and latitude, if he lets the page know. */
  async resident(name: string, at?: Point): Promise<Resident> {
    residents += 1;
    const phone = `1990000${String(residents).padStart(4, '0')}`;
    return new Resident(await this.#page(standingAt(at)), name, phone);
  }

  /** A worker signed in on the phone; `at`: where he stands, longitude and latitude. */
  async worker(login: string, name: string, at?: Point): Promise<Worker> {
    const worker = new Worker(await this.#page(standingAt(at)), name);
    await worker.signsIn(login, password);
    return worker;
  }

  async desk(login: string, name: string): Promise<Desk> {
    const desk = new Desk(await this.#page(deskSize), name);
    await desk.signsIn(login, password);
    return desk;
  }

  /** Somebody whom the platform does not know. */
  async stranger(name: string, size: 'usual' | 'wide' = 'usual'): Promise<Person> {
    return new Person(await this.#page(size === 'wide' ? deskSize : {}), name);
  }

  /** Everybody goes home. */
  async leave(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }

  async #page(options: BrowserContextOptions = {}) {
    const context = await this.#browser.newContext(options);
    this.#contexts.push(context);
    return context.newPage();
  }
}

type Point = readonly [longitude: number, latitude: number];

function standingAt(at: Point | undefined): BrowserContextOptions {
  return at ? { geolocation: { longitude: at[0], latitude: at[1] }, permissions: ['geolocation'] } : {};
}

interface EachTest {
  clock: Clock;
  cast: Cast;
}

interface EachWorker {
  /** What the platform's clock shows when it starts. */
  startsAt: string;
  platform: Platform;
}

/** Every worker of the runner has a platform of its own; its clock only goes forward. */
export const test = base.extend<EachTest, EachWorker>({
  startsAt: [quietWeeks.begin, { scope: 'worker', option: true }],
  platform: [
    async ({ startsAt }, use, { workerIndex }) => {
      const platform = await startPlatform(String(workerIndex), startsAt);
      await use(platform);
      await platform.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ platform }, use) => use(platform.address),
  clock: async ({ playwright, platform }, use) => {
    const ask = await playwright.request.newContext({ baseURL: platform.address });
    await use(new Clock(ask));
    await ask.dispose();
  },
  cast: async ({ browser, platform: _ }, use) => {
    const cast = new Cast(browser);
    await use(cast);
    await cast.leave();
  },
});
