/** Every setting of the environment with its default; `docs/settings.md` shows the same table. Empty: no default. */
export const settings = {
  PORT: { default: '8080', about: 'Port the server listens on; 0 takes any free one.' },
  HOST: { default: '127.0.0.1', about: 'Address the server listens on; 0.0.0.0 for every one of the machine.' },
  QINGSU_PROXIES: {
    default: '',
    about: 'Addresses or ranges of the proxies in front, by commas; what they say of who calls and how is believed.',
  },
  DATABASE_URL: {
    default: '',
    about: 'Your own PostgreSQL (15 or newer). Without it an embedded one is started in QINGSU_DATA.',
  },
  QINGSU_DATA: { default: './var', about: 'Folder for the embedded database, uploaded files and generated secrets.' },
  QINGSU_CITY: { default: 'qingdao', about: 'Folder under cities/ that describes the city.' },
  QINGSU_ROLES: { default: 'http,jobs', about: 'What this process does: http, jobs, or both.' },
  QINGSU_DEMO: {
    default: '',
    about: 'Demonstration mode, 1 or 0. Unset: on with the embedded database, off with DATABASE_URL.',
  },
  QINGSU_CLOCK: {
    default: '',
    about: 'Another clock, in demonstration mode only: START*SPEED, for example 2026-03-02T09:00:00+08:00*60.',
  },
  QINGSU_SECRET: {
    default: '',
    about: 'Master secret for sessions and encryption, 32 characters or more. Generated with the embedded database.',
  },
  QINGSU_SIGNING_KEY: {
    default: '',
    about: 'Ed25519 private key that signs the day roots, PEM or a path to it. Generated with the embedded database.',
  },
  QINGSU_ROOTS: {
    default: '',
    about: 'Folder for the second copy of the signed day roots, best elsewhere. Unset: roots in QINGSU_DATA.',
  },
} as const satisfies Record<string, { default: string; about: string }>;

export type SettingName = keyof typeof settings;
