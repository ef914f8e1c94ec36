/** Keys under which answers are kept, so that live updates know what has become stale. */
export const keys = {
  city: ['city'] as const,
  me: ['me'] as const,
  month: (platform: string) => ['month', platform] as const,
  divisions: (platform: string, street: string | null) => ['divisions', platform, street] as const,
  mine: ['list', 'mine'] as const,
  queue: (query: object) => ['list', 'queue', query] as const,
  inbox: ['list', 'inbox'] as const,
  appeals: (query: object) => ['list', 'appeals', query] as const,
  board: ['list', 'board'] as const,
  map: ['list', 'map'] as const,
  outbox: ['list', 'outbox'] as const,
  appeal: (platform: string, number: string) => ['appeal', platform, number] as const,
  units: (platform: string, number: string, command: string, q: string) =>
    ['units', platform, number, command, q] as const,
};

/** Every list that a change of any appeal may touch. */
export const everyList = ['list'] as const;
