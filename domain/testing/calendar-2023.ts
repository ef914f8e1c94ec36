import { buildCalendar, type Calendar } from '#domain/deadline/calendar.ts';
import { type Day, dayFromIso, type Instant, instantFromIso } from '#domain/deadline/instant.ts';

/** The day of a text such as `2023-05-06`; throws on anything else. */
export function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new RangeError(`not a day: ${iso}`);
  return found;
}

/** The instant of a text such as `2023-05-06 10:00`, Beijing time. `24:00` ends the day. */
export function at(text: string): Instant {
  const [date, time] = text.split(' ');
  if (time === '24:00') return at(`${date} 00:00`) + 86_400_000;
  const found = instantFromIso(`${date}T${time}+08:00`);
  if (found === undefined) throw new RangeError(`not an instant: ${text}`);
  return found;
}

/** The year 2023 as the State Council's General Office announced it on 2022-12-08. */
export const CALENDAR_2023: Calendar = buildCalendar(
  { firstDay: day('2023-01-01'), lastDay: day('2023-12-31'), provisionalYears: [] },
  {
    rest: [
      ...['2023-01-01', '2023-01-02'],
      ...['2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26', '2023-01-27'],
      ...['2023-04-05'],
      ...['2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03'],
      ...['2023-06-22', '2023-06-23', '2023-06-24'],
      ...[
        '2023-09-29',
        '2023-09-30',
        '2023-10-01',
        '2023-10-02',
        '2023-10-03',
        '2023-10-04',
        '2023-10-05',
        '2023-10-06',
      ],
    ].map(day),
    working: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'].map(
      day,
    ),
  },
);
