import type { PlatformId, Post } from '#domain/organisation/unit.ts';

/** Who gives a command or reads. `system`: a timer of the platform itself. */
export type Actor =
  | { readonly kind: 'citizen'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string; readonly platform: PlatformId; readonly posts: readonly Post[] }
  | { readonly kind: 'system' };
