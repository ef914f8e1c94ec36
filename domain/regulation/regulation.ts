import type { Role } from '#domain/access/roles.ts';
import type { AppealKind, AppealNature, Complexity } from '#domain/appeal/terms.ts';
import type { OfficeHours } from '#domain/deadline/calendar.ts';
import type { Limit } from '#domain/deadline/limits.ts';
import type { UnitType } from '#domain/organisation/unit.ts';

/** One step of a unit's own review, in order. `at`: the unit itself or the unit above it. */
export interface ReviewStep {
  readonly at: 'unit' | 'parent';
  readonly role: Role;
}

/** The limit of a kind, nature and complexity; the first matching row counts, a missing part matches all. */
export interface LimitRow {
  readonly kind: AppealKind;
  readonly natures?: readonly AppealNature[];
  readonly complexity?: Complexity;
  readonly limit: Limit;
}

/** A city's rules as data (`cities/<city>/regulation.yaml`). Each appeal keeps the version it began with. */
export interface Regulation {
  readonly version: string;
  /** First day in force, ISO date. */
  readonly from: string;
  readonly officeHours: OfficeHours;
  readonly limits: readonly LimitRow[];
  readonly steps: {
    readonly accept: Limit;
    readonly acknowledge: Limit;
    readonly firstContact: Limit;
    readonly dispatch: Limit;
    readonly platformReview: Limit;
    readonly rating: Limit;
    readonly objection: Limit;
  };
  /** Share of the working time left below which a light turns. */
  readonly lights: { readonly yellow: number; readonly red: number };
  /** Share of the whole limit that a community or street may hold before the appeal climbs by itself. */
  readonly ladder: { readonly holdShare: number };
  /** Who reviews a reply inside the unit that drafted it, by unit type. */
  readonly reviews: Readonly<Record<UnitType, readonly ReviewStep[]>>;
  /** Who verifies a patrol finding after it was fixed, by type of the fixing unit. */
  readonly patrolVerification: Readonly<Record<UnitType, readonly ReviewStep[]>>;
  readonly rating: {
    /** Bad rounds that end in duty assessment: 2 means the second bad rating closes the appeal. */
    readonly badRoundsToAssessment: number;
    /** A later rating of an unrated closed appeal still counts within these calendar days. */
    readonly lateDays: number;
  };
  /** The same text by the same person within these days is a repeat (`duplicate`). */
  readonly repeatWithinDays: number;
  /** An appellant may urge at most once in these office hours. */
  readonly urgeEveryOfficeHours: number;
}
