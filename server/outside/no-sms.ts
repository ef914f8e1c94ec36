import type { SmsSender } from './sms.ts';

/**
 * No carrier is connected. Every message fails with a reason that the desk shows as "cannot be told", so that nobody
 * believes a resident was informed.
 */
export const noSms: SmsSender = {
  send: () => Promise.reject(new Error('no SMS carrier is connected')),
};
