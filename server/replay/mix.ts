/** A part of the mix: the least share of all messages it must come to, and the share that is planned. */
export interface Share {
  readonly about: string;
  readonly least: number;
  readonly planned: number;
}

/** What a replay makes sure to contain. Plans lie above the least shares, for people may still change a course. */
export const mix = {
  beyond_community: { about: 'solved beyond the community', least: 0.25, planned: 0.32 },
  departments: { about: 'handled by departments', least: 0.08, planned: 0.12 },
  bad_first: { about: 'first rating bad', least: 0.06, planned: 0.085 },
  bad_twice: { about: 'second rating bad too', least: 0.02, planned: 0.03 },
  silent: { about: 'closed without a rating', least: 0.1, planned: 0.13 },
  declined: { about: 'declined', least: 0.03, planned: 0.04 },
  withdrawn: { about: 'withdrawn', least: 0.02, planned: 0.03 },
  late: { about: 'handled after the due instant', least: 0.03, planned: 0.045 },
} as const satisfies Readonly<Record<string, Share>>;

export type ShareName = keyof typeof mix;

/** How many of so many messages a share is planned to be. */
export function planned(share: ShareName, messages: number): number {
  return Math.ceil(mix[share].planned * messages);
}
