import { routes } from '#contract/routes.ts';
import { type Api, type Browser, newBrowser } from './api.ts';

/** A resident of the replay: obviously nobody's number. */
export interface Resident {
  readonly index: number;
  readonly phone: string;
  readonly name: string;
}

/** Everybody who has signed in so far, each in a browser of his own that stays signed in. */
export interface People {
  resident(person: Resident): Promise<Browser>;
  worker(login: string): Promise<Browser>;
}

export function residentOf(index: number, firstPhone: number): Resident {
  return { index, phone: String(firstPhone + index), name: `演示居民${index + 1}` };
}

export async function peopleOf(api: Api): Promise<People> {
  const { password } = await api.must(newBrowser(), routes.accounts, { query: {} });
  const residents = new Map<string, Promise<Browser>>();
  const workers = new Map<string, Promise<Browser>>();
  return {
    resident: ({ phone }) => once(residents, phone, () => signInResident(api, phone)),
    worker: (login) => once(workers, login, () => signInWorker(api, login, password)),
  };
}

function once(known: Map<string, Promise<Browser>>, key: string, make: () => Promise<Browser>): Promise<Browser> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** As on the phone: ask for a code, read it from the message that came, type it in. */
async function signInResident(api: Api, phone: string): Promise<Browser> {
  const browser = newBrowser();
  await api.must(browser, routes.requestCode, { body: { phone } });
  const [message] = await api.must(browser, routes.outbox, { query: { phone } });
  const code = /\d{6}/.exec(message?.words ?? '')?.[0];
  if (!code) throw new Error(`no code came to ${phone}`);
  await api.must(browser, routes.citizenSignIn, { body: { phone, code } });
  return browser;
}

async function signInWorker(api: Api, login: string, password: string): Promise<Browser> {
  const browser = newBrowser();
  await api.must(browser, routes.staffSignIn, { body: { login, password } });
  return browser;
}
