-- Workers write alike about different places: only what residents send in the same words is a repeat.
drop index appeal_matter_open;
create unique index appeal_matter_open on appeal (platform, appellant, matter)
  where repeat_of is null and channel <> 'patrol' and status not in ('closed', 'declined');
