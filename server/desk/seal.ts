import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

/** What the master secret is used for: sealing personal data, and keyed digests that cannot be guessed from outside. */
export interface Seal {
  /** AES-256-GCM; `v1.` and base64url. */
  seal(plain: string): string;
  /** Throws when the text was not sealed with this secret or was altered. */
  open(sealed: string): string;
  /** HMAC-SHA-256 under a key of its own for each purpose. */
  digest(purpose: 'citizen' | 'matter' | 'phone' | 'code', text: string): Buffer;
}

const VERSION = 'v1.';

export function sealWith(secret: string): Seal {
  const key = derive(secret, 'personal data');
  // As key objects: a buffer would be made one at every digest, at five times the cost.
  const keys = {
    citizen: createSecretKey(derive(secret, 'citizen')),
    matter: createSecretKey(derive(secret, 'matter')),
    phone: createSecretKey(derive(secret, 'phone')),
    code: createSecretKey(derive(secret, 'code')),
  };
  return {
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return VERSION + body.toString('base64url');
    },
    open(sealed) {
      if (!sealed.startsWith(VERSION)) throw new Error('not a sealed text');
      const body = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12));
      decipher.setAuthTag(body.subarray(-16));
      return decipher.update(body.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
    },
    digest: (purpose, text) => createHmac('sha256', keys[purpose]).update(text).digest(),
  };
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'qingsu', purpose, 32));
}

/** A resident's id: the same for the same phone, and nothing that leads back to it. */
export function citizenId(seal: Seal, phone: string): string {
  return `c_${seal.digest('citizen', phone).toString('base64url').slice(0, 22)}`;
}

/** `138****0001` */
export function masked(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
