-- The days of the record, closed and sealed.

-- Of a platform, no entry with an instant before this one is written any more: the door asks, and judges again by the
-- clock. A day is closed before its root is made, so that no late commit can change a sealed day.
create table closed_before (
  platform      text primary key references platform,
  at            timestamptz not null
);

-- The root of the day before, which the signature covers too; 32 zero bytes on a platform's first day.
alter table day_root add column previous bytea not null;

create trigger day_root_append_only before update or delete on day_root
  for each statement execute function refuse_change();
create trigger entry_not_emptied before truncate on entry for each statement execute function refuse_change();
create trigger day_root_not_emptied before truncate on day_root for each statement execute function refuse_change();
