/** The lines an entry's digest covers, as docs/decisions/record.md has them; `e` is the entry, `previous` the digest before. */
export const face = (previous: string) => `
  array_to_string(array['qingsu-entry-1', e.platform, e.number, e.seq::text,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.actor_kind, e.actor, e.unit, e.type,
    e.body::text, encode(e.private_digest, 'hex'), encode(${previous}, 'hex')], E'\\n')`;

export const zeros = `decode(repeat('00', 32), 'hex')`;

/** Chains a history anew, as a forger would who wants it to verify. */
export const rechain = `
create or replace function pg_temp.rechain(forged_platform text, forged_number text) returns void language plpgsql as $$
declare
  e entry;
  before bytea := ${zeros};
begin
  for e in select * from entry where platform = forged_platform and number = forged_number order by seq loop
    update entry set previous = before, digest = sha256(convert_to(${face('before')}, 'UTF8'))
    where platform = e.platform and number = e.number and seq = e.seq returning digest into before;
  end loop;
  update appeal set head = before where platform = forged_platform and number = forged_number;
end $$`;
