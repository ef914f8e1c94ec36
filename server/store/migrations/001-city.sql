-- The city as loaded from cities/<city>: platforms, units, people, grids, regulation, texts.
-- Every key begins with the platform, so that the data can be spread by platform.

create table city (
  one           boolean primary key default true check (one),
  id            text not null,
  name          text not null,
  digest        text not null,
  -- rises with every load; processes that hold the city in memory read it again when it differs
  version       integer not null,
  loaded_at     timestamptz not null
);

create table platform (
  id            text primary key,
  name          text not null,
  brand         text not null,
  colour        text not null,
  area          text not null unique,
  prefix        text not null unique check (prefix ~ '^[A-Z]{2,3}$'),
  centre        text not null,
  takes_public_appeals boolean not null,
  entry_public  text not null check (entry_public in ('community', 'street')),
  entry_patrol  text not null check (entry_patrol in ('community', 'street')),
  phone         text not null,
  position      integer not null
);

create table unit (
  platform      text not null references platform,
  id            text not null,
  name          text not null,
  level         text not null check (level in ('city', 'district', 'street', 'community')),
  type          text not null check (type in ('centre', 'street', 'community', 'department', 'enterprise')),
  parent        text,
  area          text not null,
  phone         text,
  population    integer,
  population_year integer,
  population_is_demonstration boolean not null default false,
  primary key (platform, id),
  unique (id),
  foreign key (platform, parent) references unit (platform, id) deferrable initially deferred
);

create table person (
  platform      text not null references platform,
  id            text not null,
  login         text not null,
  name          text not null,
  phone         text,
  -- argon2id; null when the person signs in by another way
  password      text,
  is_demonstration boolean not null default false,
  active        boolean not null default true,
  primary key (platform, id),
  unique (login)
);

create table post (
  platform      text not null,
  person        text not null,
  unit          text not null,
  role          text not null,
  primary key (platform, person, unit, role),
  foreign key (platform, person) references person,
  foreign key (platform, unit) references unit
);
create index post_by_unit on post (platform, unit, role);

-- A layout is one state of the whole ground; the highest number is in force, older ones stay for old appeals.
create table layout (
  layout        integer primary key,
  digest        text not null,
  in_force_from timestamptz not null
);

-- One row per polygon: the real street polygons, and the demonstration polygons of communities and grids.
-- Layouts are versioned; old appeals keep the grid they were located in.
create table area (
  platform      text not null references platform,
  layout        integer not null references layout,
  level         text not null check (level in ('district', 'street', 'community', 'grid')),
  id            text not null,
  parent        text not null,
  name          text not null,
  is_demonstration boolean not null,
  -- GeoJSON geometry, WGS-84
  geometry      json not null,
  primary key (platform, layout, level, id)
);

create table regulation (
  version       text primary key,
  from_day      date not null,
  body          json not null,
  digest        text not null
);

-- Days on which the city deviates from the national calendar.
create table city_day (
  day           date primary key,
  working       boolean not null,
  name          text not null,
  source        text not null
);

-- Wording of the city: brands, grounds of non-acceptance, notices, by name.
create table city_text (
  name          text primary key,
  body          json not null
);
