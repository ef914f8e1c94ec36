-- Sessions, codes and files belong to the site, not to one platform: a resident signs in once for all of them.

create table session (
  -- sha256 of the cookie's token
  id            bytea primary key,
  kind          text not null check (kind in ('citizen', 'staff', 'follower')),
  -- citizen's id, person's id, or the appellant whose one appeal a follower may read
  subject       text not null,
  platform      text,
  number        text,
  -- the citizen's phone, sealed
  phone         text,
  created_at    timestamptz not null,
  expires_at    timestamptz not null
);
create index session_of_subject on session (subject);

create table sms_code (
  -- keyed digest of the phone
  phone         bytea primary key,
  code          bytea not null,
  sent_at       timestamptz not null,
  expires_at    timestamptz not null,
  tries         smallint not null default 0
);

-- What the demonstration's sender kept instead of sending.
create table kept_message (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  phone         text not null,
  words         text not null,
  number        text
);
create index kept_message_phone on kept_message (phone, at desc);

create table file (
  id            uuid primary key,
  owner         text not null,
  kind          text not null check (kind in ('image', 'video')),
  type          text not null,
  width         integer,
  height        integer,
  bytes         integer not null,
  digest        bytea not null,
  created_at    timestamptz not null,
  -- the appeal it came to belong to; until then only its owner sees it
  platform      text,
  number        text
);

-- The demonstration's clock as it was last set, so that a restart does not turn time back.
create table demonstration_clock (
  one           boolean primary key default true check (one),
  start         bigint not null,
  speed         double precision not null,
  anchor        bigint not null
);
