import { named, type Queryable } from '#server/store/pool.ts';
import type { SmsSender } from './sms.ts';

const keep = named('insert into kept_message (at, phone, words, number) values ($1, $2, $3, $4)');
const recent = named<KeptMessage>(
  `select id::text as id, at, phone, words, number from kept_message
   where $1::text is null or phone = $1 order by at desc, id desc limit 100`,
);

export interface KeptMessage {
  readonly id: string;
  readonly at: Date;
  readonly phone: string;
  readonly words: string;
  readonly number: string | null;
}

/** The demonstration's sender: keeps what it was given, for the outbox page. */
export function keptSms(on: Queryable): SmsSender {
  return {
    async send({ phone, words, number, at }) {
      await keep(on, new Date(at), phone, words, number);
    },
  };
}

/** The last hundred messages, to everybody or to one phone; newest first. */
export async function keptMessages(on: Queryable, phone: string | null): Promise<KeptMessage[]> {
  return recent(on, phone);
}
