/** What every bench prints: its figure, the floor it is held against in the same run, and whether the budget holds. */
export interface Report {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What the machine can do at best in this run, in the same unit; null where the budget is absolute. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly budget: Readonly<Record<string, number>>;
  readonly holds: boolean;
  readonly [more: string]: unknown;
}
