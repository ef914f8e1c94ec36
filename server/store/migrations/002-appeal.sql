-- Appeals and their append-only record. The row and the entries are written from the same events in one statement.
-- Instants are stored when set; a light is a comparison.

create table appeal (
  platform      text not null references platform,
  number        text not null,
  version       integer not null,
  status        text not null check (status in ('received', 'in_hand', 'in_unit_review', 'in_platform_review', 'replied', 'declined', 'closed')),
  outcome       text check (outcome in ('good', 'unrated', 'assessment_due', 'verified', 'withdrawn', 'duplicate', 'passed_on')),
  kind          text not null check (kind in ('livelihood', 'development', 'enforcement')),
  nature        text not null check (nature in ('consultation', 'suggestion', 'complaint', 'help_request', 'tip_off', 'thanks')),
  channel       text not null check (channel in ('wechat', 'walk_in', 'hotline', 'patrol')),
  appellant     text not null,
  street        text,
  community     text,
  grid          text,
  longitude     double precision,
  latitude      double precision,
  round         smallint not null,
  lead_unit     text,
  level         text check (level in ('city', 'district', 'street', 'community')),
  submitted_at  timestamptz not null,
  accepted_at   timestamptz,
  due_at        timestamptz,
  handled_at    timestamptz,
  replied_at    timestamptz,
  closed_at     timestamptz,
  -- where it waits, as `unit:desk`; null when it waits for the appellant or for nobody
  wait_desk     text,
  wait_until    timestamptz,
  yellow_at     timestamptz,
  red_at        timestamptz,
  repeat_of     text,
  -- keyed digest of the words, to recognise a repeat by the same person
  matter        bytea not null,
  -- digest of the last entry
  head          bytea not null,
  -- the whole state as the law knows it; every column above is derived from it
  state         json not null,
  primary key (platform, number),
  check ((status = 'closed') = (outcome is not null))
);
create index appeal_queue on appeal (platform, wait_desk, wait_until, number) where wait_desk is not null;
create index appeal_newest on appeal (platform, submitted_at desc, number desc);
create index appeal_lead on appeal (platform, lead_unit, submitted_at desc, number desc);
create index appeal_of_appellant on appeal (appellant, submitted_at desc);
-- One person, one matter, one open appeal: the second of two sent at once becomes a repeat of the first.
create unique index appeal_matter_open on appeal (platform, appellant, matter)
  where repeat_of is null and status not in ('closed', 'declined');
create index appeal_due on appeal (platform, wait_until, number) where status not in ('closed', 'declined');

-- Units whose people see an appeal because they hold or held it, or stand above who does.
create table holding (
  platform      text not null,
  unit          text not null,
  number        text not null,
  primary key (platform, unit, number),
  foreign key (platform, number) references appeal
);

-- The record. Nothing is ever changed or removed here.
create table entry (
  platform      text not null,
  number        text not null,
  seq           integer not null,
  at            timestamptz not null,
  actor_kind    text not null check (actor_kind in ('citizen', 'staff', 'system')),
  actor         text not null,
  unit          text not null,
  type          text not null,
  -- the public part as text: the digest covers it to the letter
  body          json not null,
  private_digest bytea not null,
  previous      bytea not null,
  digest        bytea not null,
  command       uuid not null,
  step          smallint not null,
  primary key (platform, number, seq),
  foreign key (platform, number) references appeal deferrable initially deferred
);
create unique index entry_command on entry (platform, command, step);
create index entry_day on entry (platform, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only' using errcode = 'restrict_violation';
end $$;
create trigger entry_append_only before update or delete on entry for each statement execute function refuse_change();

-- Private parts live apart and can be erased while the chain verifies: the entry keeps a salted digest of them.
create table entry_private (
  platform      text not null,
  number        text not null,
  seq           integer not null,
  salt          bytea not null,
  body          json not null,
  primary key (platform, number, seq),
  foreign key (platform, number, seq) references entry deferrable initially deferred
);

-- The words of a submission for lists and search; derived from the private part of the first entry, erasable with it.
create table matter (
  platform      text not null,
  number        text not null,
  subject       text not null,
  excerpt       text not null,
  address       text not null,
  words         text[] not null,
  primary key (platform, number),
  foreign key (platform, number) references appeal deferrable initially deferred
);
create index matter_words on matter using gin (words);

-- Who is told what. Rows to a desk are its inbox; rows to the appellant are sent by a job.
create table notice (
  platform      text not null,
  number        text not null,
  seq           integer not null,
  n             smallint not null,
  at            timestamptz not null,
  occasion      text not null,
  -- `unit:desk`, or null for the appellant
  desk          text,
  about         json not null,
  sent_at       timestamptz,
  failure       text,
  primary key (platform, number, seq, n),
  foreign key (platform, number) references appeal deferrable initially deferred
);
create index notice_inbox on notice (platform, desk, at desc) where desk is not null;

-- Numbers are handed out in blocks, so that two submissions never wait for each other's commit.
create table number_block (
  platform      text primary key references platform,
  next          bigint not null
);

-- The signed root of a day's entries; a copy is kept at a second place outside the database.
create table day_root (
  platform      text not null references platform,
  day           date not null,
  entries       integer not null,
  root          bytea not null,
  signature     bytea not null,
  sealed_at     timestamptz not null,
  primary key (platform, day)
);
