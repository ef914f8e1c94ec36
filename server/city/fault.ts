/** Every rule a city's files are held to, by its stable code. The tests plant a fault for each. */
export const faultCodes = [
  'file.missing',
  'yaml.syntax',
  'yaml.shape',
  'csv.syntax',
  'geojson.syntax',
  'platform.duplicate',
  'platform.without_centre',
  'platform.unknown_area',
  'platform.contrast',
  'division.code',
  'division.duplicate_code',
  'division.unknown_parent',
  'division.two_names',
  'division.without_platform',
  'department.duplicate',
  'department.unknown_platform',
  'population.unknown_area',
  'population.missing',
  'regulation.amount',
  'regulation.limit_missing',
  'regulation.limit_unreachable',
  'regulation.unknown_role',
  'regulation.review_missing',
  'regulation.reviewer_without_desk',
  'regulation.review_without_holder',
  'regulation.office_hours',
  'regulation.lights',
  'regulation.hold_share',
  'staff.unknown_role',
  'staff.powers_together',
  'staff.duplicate_login',
  'unit.without_people',
  'unit.desk_empty',
  'calendar.day',
  'calendar.contradiction',
  'text.ground_missing',
  'text.screening',
  'text.notice_missing',
  'demonstration.reference',
  'area.unknown_code',
  'area.unknown_parent',
  'area.duplicate',
  'area.missing',
  'area.ring',
  'area.coordinates',
  'area.crossing',
  'area.outside_parent',
  'area.overlap',
  'area.gap',
  'load.other_city',
  'load.regulation_changed',
  'load.unit_in_use',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What is wrong in a city's files, where exactly, and how to mend it. The words are for operators. */
export interface Fault {
  readonly code: FaultCode;
  /** A warning does not stop the city from being loaded. */
  readonly severity: 'error' | 'warning';
  /** Path inside the city's folder. */
  readonly file: string;
  /** Line from 1; null when the file as a whole is meant. */
  readonly line: number | null;
  readonly what: string;
  readonly mend: string;
}

/** A place in a file. */
export interface Spot {
  readonly file: string;
  readonly line: number | null;
}

export function error(code: FaultCode, at: Spot, what: string, mend: string): Fault {
  return { code, severity: 'error', file: at.file, line: at.line, what, mend };
}

export function warning(code: FaultCode, at: Spot, what: string, mend: string): Fault {
  return { code, severity: 'warning', file: at.file, line: at.line, what, mend };
}
