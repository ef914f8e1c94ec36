import Type, { type Static } from 'typebox';
import { appealKinds, appealNatures, complexities } from '#domain/appeal/terms.ts';
import { LIMIT_UNITS } from '#domain/deadline/limits.ts';
import type { unitTypes } from '#domain/organisation/unit.ts';

// Roles and review steps are plain text here, so that a wrong one is named by its own rule, at its own line.

const closed = { additionalProperties: false };

const Code = Type.String({ pattern: '^\\d{6}$' });
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$' });
const Words = Type.String({ minLength: 1 });
const IsoDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Entry = Type.Enum(['community', 'street']);
const Whole = Type.Integer({ minimum: 1 });

export const CitySchema = Type.Object(
  {
    id: Slug,
    name: Words,
    area: Code,
    demonstrationGrids: Type.Object({ reference: Slug, count: Whole }, closed),
    demonstrationPhone: Words,
    platforms: Type.Array(
      Type.Object(
        {
          id: Slug,
          name: Words,
          brand: Words,
          colour: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
          prefix: Type.String({ pattern: '^[A-Z]{2,3}$' }),
          area: Code,
          centre: Type.Optional(Words),
          phone: Words,
          takesPublicAppeals: Type.Boolean(),
          entry: Type.Object({ public: Entry, patrol: Entry }, closed),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
export type CityYaml = Static<typeof CitySchema>;

const NamedUnit = Type.Object({ id: Slug, name: Words }, closed);
export const DepartmentsSchema = Type.Object(
  {
    district: Type.Array(
      Type.Object(
        {
          id: Slug,
          name: Words,
          names: Type.Optional(Type.Record(Type.String(), Words)),
          only: Type.Optional(Type.Array(Slug)),
          except: Type.Optional(Type.Array(Slug)),
        },
        closed,
      ),
    ),
    city: Type.Array(NamedUnit),
    enterprise: Type.Array(NamedUnit),
  },
  closed,
);
export type DepartmentsYaml = Static<typeof DepartmentsSchema>;

export const PopulationSchema = Type.Object(
  {
    year: Type.Integer({ minimum: 1949 }),
    source: Words,
    demonstration: Type.Optional(Type.Boolean()),
    areas: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  },
  closed,
);
export type PopulationYaml = Static<typeof PopulationSchema>;

const LimitSchema = Type.Object({ amount: Type.Number({ exclusiveMinimum: 0 }), unit: Type.Enum(LIMIT_UNITS) }, closed);
const Steps = Type.Array(Type.Object({ at: Type.Enum(['unit', 'parent']), role: Words }, closed));
const StepsByUnit = Type.Object(
  {
    centre: Type.Optional(Steps),
    street: Type.Optional(Steps),
    community: Type.Optional(Steps),
    department: Type.Optional(Steps),
    enterprise: Type.Optional(Steps),
  },
  closed,
);

export const RegulationSchema = Type.Object(
  {
    version: Words,
    from: IsoDay,
    officeHours: Type.Array(Type.String({ pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$' }), { minItems: 1 }),
    limits: Type.Array(
      Type.Object(
        {
          kind: Type.Enum(appealKinds),
          natures: Type.Optional(Type.Array(Type.Enum(appealNatures), { minItems: 1 })),
          complexity: Type.Optional(Type.Enum(complexities)),
          limit: LimitSchema,
        },
        closed,
      ),
    ),
    steps: Type.Object(
      {
        accept: LimitSchema,
        acknowledge: LimitSchema,
        firstContact: LimitSchema,
        dispatch: LimitSchema,
        platformReview: LimitSchema,
        rating: LimitSchema,
        objection: LimitSchema,
      },
      closed,
    ),
    lights: Type.Object({ yellow: Type.Number(), red: Type.Number() }, closed),
    ladder: Type.Object({ holdShare: Type.Number() }, closed),
    reviews: StepsByUnit,
    patrolVerification: StepsByUnit,
    rating: Type.Object({ badRoundsToAssessment: Whole, lateDays: Whole }, closed),
    repeatWithinDays: Whole,
    urgeEveryOfficeHours: Type.Number({ exclusiveMinimum: 0 }),
  },
  closed,
);
export type RegulationYaml = Static<typeof RegulationSchema>;

const StaffRules = Type.Optional(
  Type.Array(
    Type.Object(
      {
        login: Slug,
        title: Words,
        roles: Type.Array(Words, { minItems: 1 }),
        count: Type.Optional(Whole),
        perGrids: Type.Optional(Whole),
      },
      closed,
    ),
  ),
);
export const StaffSchema = Type.Object(
  {
    password: Type.String({ minLength: 8 }),
    namePrefix: Words,
    centre: StaffRules,
    street: StaffRules,
    community: StaffRules,
    department: StaffRules,
    enterprise: StaffRules,
  } satisfies Record<(typeof unitTypes)[number] | 'password' | 'namePrefix', unknown>,
  closed,
);
export type StaffYaml = Static<typeof StaffSchema>;
export type StaffRule = NonNullable<StaffYaml['centre']>[number];

const CityDays = Type.Array(Type.Object({ day: Type.String(), name: Words, source: Words }, closed));
export const CalendarSchema = Type.Object({ rest: CityDays, working: CityDays }, closed);
export type CalendarYaml = Static<typeof CalendarSchema>;
